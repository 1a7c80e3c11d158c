"""Where the program begins. It loads nothing before it listens to Ctrl-C, so that one is answered in a line from the start."""

import sys


def main() -> int:
    """Run the command line of this process. Returns the exit code."""
    try:
        from assistant import cli

        return cli.main()
    except KeyboardInterrupt:
        print("guideline-assistant: stopped", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
