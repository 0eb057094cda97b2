// Leaves out of the component kit's sheets what no page can show: the colours that nothing names (a test looks for them)
// and the rules for text that runs from right to left, which none of the languages does. Lengths are written out: the theme leaves the kit's scale at 1.
const COLOURS = ['pink', 'grape', 'violet', 'indigo', 'blue', 'cyan', 'lime', 'orange'];

const colour = new RegExp(`^--mantine-color-(${COLOURS.join('|')})-`);
const scaled = /calc\((-?[\d.]+rem) \* var\(--mantine-scale\)\)/g;
const fromRight = /\[dir=(['"]?)rtl\1\]/;

const unusedStyles = () => ({
  postcssPlugin: 'unused-styles',
  OnceExit(root) {
    if (!root.source?.input.file?.includes('/@mantine/')) return;
    root.walkDecls(colour, (declaration) => declaration.remove());
    root.walkDecls((declaration) => {
      declaration.value = declaration.value.replace(scaled, '$1');
    });
    root.walkRules(fromRight, (rule) => {
      const kept = rule.selectors.filter((selector) => !fromRight.test(selector));
      if (kept.length > 0) rule.selectors = kept;
      else rule.remove();
    });
  },
});
unusedStyles.postcss = true;

module.exports = { COLOURS, unusedStyles };
