/** The texts of `--help`. */
export const HELP = `event-archive: checks and mends an archive of news events

Usage
  event-archive check [PATH…] [options]
  event-archive new --date DATE --title TITLE [--source URL…]
  event-archive rename EVENT TITLE
  event-archive rename-tag TAG NAME
  event-archive move FROM TO
  event-archive --version

  event-archive COMMAND --help   lists the options of a command

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

const CHANGE_OPTIONS = `  --dry-run              say what would be done, and do nothing
  --archive DIR          the archive (default: the one around the current folder)
  --changes WHICH        which events list their earlier versions: whereUsed
                         (the default), always or never
  --no-cache             read every file, and keep nothing for the next run
  --cache-dir DIR        where to keep what was read (default: the user's cache)
  --help

All files are changed or none: when one cannot be written, the others are put
back as they were, and the reason is on standard error.

Exit status
  0  done
  2  not done; the reason is on standard error
`;

export const CHANGE_HELP = {
  new: `event-archive new: creates an event and lists it in the index of its day

Usage
  event-archive new --date DATE --title TITLE [options]

Options
  --date DATE            2012-03-22, "22 March 2012", today, yesterday
  --title TITLE          gives the file its name
  --source URL           may be given more than once; the outlet's name is the
                         one that the archive uses for its host
  --tag TAG              may be given more than once; the first is the topic
  --summary TEXT
  --force                also where another event has the slug or a source
${CHANGE_OPTIONS}`,
  rename: `event-archive rename: gives an event another title

Usage
  event-archive rename EVENT TITLE [options]

  The file is named after the title; its entries in the index of its day, and
  label and link of every relation to it, follow.

Options
${CHANGE_OPTIONS}`,
  'rename-tag': `event-archive rename-tag: renames a context tag in every event

Usage
  event-archive rename-tag TAG NAME [options]

  Where NAME is a tag already, the two become one.

Options
${CHANGE_OPTIONS}`,
  move: `event-archive move: moves events, or the folders of days

Usage
  event-archive move FROM TO [options]

  Date headings, the indexes of both days and every link follow.

Options
${CHANGE_OPTIONS}`,
} as const;
