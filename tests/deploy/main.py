"""Runs the tests of this folder against one stack, and says how many passed."""

import pathlib
import sys
import time
import unittest

import stack

here = pathlib.Path(__file__).parent


class Results(unittest.TextTestResult):
    def startTest(self, test):
        self.began = time.monotonic()
        super().startTest(test)

    def addSuccess(self, test):
        super().addSuccess(test)
        print(f"  {time.monotonic() - self.began:6.2f} s  {test.id()}", flush=True)


def main():
    names = [f"{name}_test" for name in sys.argv[1:]] or sorted(path.stem for path in here.glob("*_test.py"))
    suite = unittest.defaultTestLoader.loadTestsFromNames(names)
    began = time.monotonic()
    try:
        result = unittest.TextTestRunner(stream=sys.stdout, verbosity=0, resultclass=Results).run(suite)
    finally:
        stack.stop()
    bad = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    print(f"{time.monotonic() - began:.0f} s")
    print(f"{max(0, result.testsRun - bad)} passed, {bad} failed")
    return 1 if bad or not result.testsRun else 0


if __name__ == "__main__":
    sys.exit(main())
