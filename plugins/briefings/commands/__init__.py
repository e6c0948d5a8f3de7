"""The commands of `briefings`, one a file, each with `add_parser(subparsers)` and `run(arguments) -> exit code`."""
