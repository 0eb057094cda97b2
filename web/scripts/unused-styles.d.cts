export const COLOURS: readonly string[];
