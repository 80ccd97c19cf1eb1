/** The version of this build, put in by the bundler from package.json; `0.0.0` when run unbundled by tests. */
declare const EVENT_ARCHIVE_VERSION: string | undefined;

export const VERSION = typeof EVENT_ARCHIVE_VERSION === 'string' ? EVENT_ARCHIVE_VERSION : '0.0.0';
