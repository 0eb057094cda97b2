import front from './front';
import inside from './inside';

/** The whole catalog, for its types and tests: readers get it in parts. */
export default { ...front, ...inside };
