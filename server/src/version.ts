/** The version of this build, put in by the bundler from package.json; `0.0.0` when run unbundled by tests. */
declare const EVENT_ARCHIVE_VERSION: string | undefined;

export const VERSION = typeof EVENT_ARCHIVE_VERSION === 'string' ? EVENT_ARCHIVE_VERSION : '0.0.0';

/** Tells one build's code from another's, put in by the bundler; what one has kept of an archive, another must not believe. */
declare const EVENT_ARCHIVE_BUILD: string | undefined;

export const BUILD = typeof EVENT_ARCHIVE_BUILD === 'string' ? EVENT_ARCHIVE_BUILD : 'unbundled';
