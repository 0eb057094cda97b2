import app from './app.json';
import login from './login.json';

/** What the sign-in and the frame say. */
export default { ...app, login };
