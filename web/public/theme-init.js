// Runs before the first paint, so that a dark screen never flashes white. A file of its own, because the page's policy
// allows no inline script.
(() => {
  let scheme = 'auto';
  try {
    scheme = localStorage.getItem('solaris-scheme') ?? 'auto';
  } catch {
    // Storage may be switched off: the system's scheme it is.
  }
  const dark = scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
