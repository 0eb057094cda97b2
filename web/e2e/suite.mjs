/** A list of checks that runs to its end and says at the close how it went. */
export function suite() {
  let passed = 0;
  let failed = 0;
  return {
    async check(name, run) {
      try {
        await run();
        passed++;
        console.log(`ok    ${name}`);
      } catch (error) {
        failed++;
        console.log(
          `FAIL  ${name}\n      ${String(error?.message ?? error)
            .replaceAll('\n', '\n      ')
            .slice(0, 1500)}`,
        );
      }
    },
    finish() {
      console.log(`\n${passed} passed, ${failed} failed`);
      return failed === 0 && passed > 0;
    },
  };
}

export function assert(condition, message) {
  if (!condition) throw new Error(message);
}
