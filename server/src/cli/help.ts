/** The texts of `--help`. */
export const HELP = `event-archive: checks an archive of news events

Usage
  event-archive check [PATH…] [options]
  event-archive --version

  event-archive check --help   lists the options

The language server for editors is the program event-archive-server.
`;

export const CHECK_HELP = `event-archive check: reports what is wrong in an archive of news events

Usage
  event-archive check [PATH…] [options]

  PATH is the archive root (the folder that holds news/), or files and folders
  in it. Without a PATH the archive around the current folder is checked. The
  whole archive always counts for what exists, however few files are checked.

Options
  --format text|json     how problems are written (default: text)
  --output FILE          write them to FILE instead of standard output
  --rule NAME=SEVERITY   set a rule to error, warning, information, hint or off;
                         may be given more than once
  --quiet                report errors only
  --max-warnings N       fail when there are more than N warnings
  --fix                  mend what can be mended safely, then report the rest
  --explain RULE         say what a rule looks for and why, with an example
  --no-cache             read every file, and keep nothing for the next run
  --cache-dir DIR        where to keep what was read (default: the user's cache)
  --help, --version

Exit status
  0  no error
  1  an error, or more warnings than --max-warnings allows
  2  could not run; the reason is on standard error

Environment
  NO_COLOR, FORCE_COLOR  turn colours off or on; otherwise a terminal has them

Examples
  event-archive check
  event-archive check news/2012 --rule context-variant=off
  event-archive check ~/archive --format json --output problems.json
`;
