const mantine = require('postcss-preset-mantine');
const variables = require('postcss-simple-vars');
const { unusedStyles } = require('./scripts/unused-styles.cjs');

module.exports = {
  plugins: [
    mantine(),
    variables({
      variables: {
        'mantine-breakpoint-xs': '36em',
        'mantine-breakpoint-sm': '48em',
        'mantine-breakpoint-md': '62em',
        'mantine-breakpoint-lg': '75em',
        'mantine-breakpoint-xl': '88em',
      },
    }),
    unusedStyles(),
  ],
};
