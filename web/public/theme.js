// Runs before the first paint, so that a chosen theme never flashes in the other one. src/components/theme.ts writes what is read here.
(() => {
  try {
    const theme = localStorage.getItem('preference:theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch {
    // A browser that forbids storage shows the theme of the system.
  }
})();
