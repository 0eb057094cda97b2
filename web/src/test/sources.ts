/** Every source file of the dashboard by its path, for tests about all of them. */
const files = import.meta.glob<string>('/src/**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true });

export const sources = Object.entries(files).filter(
  ([path]) => !path.includes('.test.') && !path.startsWith('/src/test/') && !path.endsWith('.d.ts'),
);
