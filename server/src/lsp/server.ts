/** The language server: its life from `initialize` on, and what it does when documents, files, folders or settings change. */
import {
  CodeLensRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  TextDocuments,
  type CancellationToken,
  type Connection,
  type InitializeResult,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Log } from '../host/log.js';
import { POLICY_FILES } from '../indexing/read-policy.js';
import { VERSION } from '../version.js';
import { bindActionResolve } from './action-resolve.js';
import { bindAuthoring } from './authoring.js';
import { clientFeatures, serverCapabilities, type ClientFeatures } from './client-features.js';
import { bindCompletion } from './completion.js';
import { uriOf } from './convert.js';
import { Diagnostics } from './diagnostics.js';
import { bindDoubles } from './doubles.js';
import { registerFormatting } from './editing.js';
import { bindFileChanges } from './file-changes.js';
import { indexWithProgress } from './indexing.js';
import { offerRepairs } from './moved-outside.js';
import type { OpenArchive } from './open-archive.js';
import {
  CHECK_ARCHIVE,
  REBUILD_INDEX,
  STATUS,
  type ArchiveStatus,
  type Settings,
  type StatusParams,
} from './protocol.js';
import { bindRelations } from './relations.js';
import { bindRename } from './rename.js';
import { bindRequests } from './requests.js';
import { checkSettings } from './settings.js';
import { bindTags } from './tags.js';
import { Workspace } from './workspace.js';

/** Serves one client over `connection`, from `initialize` to the end of the process. */
export function serve(connection: Connection): void {
  const log: Log = {
    warn: (message) => connection.console.warn(message),
    info: (message) => connection.console.info(message),
  };
  let client = clientFeatures({ processId: null, rootUri: null, capabilities: {} });
  const documents = new TextDocuments(TextDocument);
  const workspace = new Workspace(log, (archive) => void index(archive));
  const diagnostics = new Diagnostics(connection, workspace, log, sendStatus);
  const server = { connection, workspace, diagnostics, log, client: () => client };
  const offerRepair = offerRepairs(server);
  const filesChanged = bindFileChanges(workspace, () => {
    archiveChanged();
    offerRepair();
  });
  const indexings = new Set<Promise<void>>();

  connection.onInitialize((params): InitializeResult => {
    client = clientFeatures(params);
    diagnostics.client = client;
    workspace.cacheFolder = client.cacheFolder;
    return { serverInfo: { name: 'event-archive-server', version: VERSION }, capabilities: serverCapabilities(client) };
  });

  connection.onInitialized(async () => {
    if (!client.hasConfiguration) diagnostics.settings = checkSettings(undefined, log);
    if (client.hasWorkspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => foldersChanged(added, removed));
    // Watching begins before reading, so that no change falls between the two.
    const registered = registerForChanges(connection, client);
    for (const uri of client.folders) workspace.openFolder(uri);
    if (client.hasConfiguration) await readSettings(undefined);
    await registered;
    await registerFormatting(connection, client);
  });

  connection.onDidChangeConfiguration(({ settings }) =>
    readSettings((settings as { eventArchive?: Settings } | null)?.eventArchive),
  );

  documents.onDidChangeContent(({ document }) => takeIn(document));
  documents.onDidClose(({ document }) => {
    const place = workspace.placeOf(document.uri);
    const isOthersConcern = place?.archive.closeDocument(place.path) === true;
    diagnostics.documentClosed(document.uri, isOthersConcern);
    if (isOthersConcern) refreshLenses();
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    const uris = changes.map(({ uri }) => uri);
    for (const archive of archivesOf(uris.filter(isPolicyFile))) void policyChanged(archive);
    filesChanged(uris.filter((uri) => !isPolicyFile(uri)));
  });

  connection.onRequest(REBUILD_INDEX, async () => {
    await Promise.all([...workspace.archives].map(index));
    return null;
  });

  connection.onRequest(CHECK_ARCHIVE, async (token: CancellationToken): Promise<StatusParams> => {
    await Promise.all(indexings);
    await diagnostics.checkArchives(token);
    return status();
  });

  bindRequests(server);
  bindActionResolve(server);
  bindCompletion(server);
  bindRename(server);
  bindAuthoring(server);
  bindDoubles(server);
  bindRelations(server);
  bindTags(server);
  documents.listen(connection);
  connection.listen();

  /** Whoever waits for an index also waits until everybody else has been told of it. */
  async function index(archive: OpenArchive): Promise<void> {
    const { hasProgress } = client;
    const indexing = indexWithProgress(archive, { connection, log, hasProgress, onChange: archiveChanged }).then(() =>
      diagnostics.archiveIndexed(archive),
    );
    indexings.add(indexing);
    await indexing;
    indexings.delete(indexing);
  }

  /** The archives whose own files these are. */
  function archivesOf(uris: readonly string[]): ReadonlySet<OpenArchive> {
    const places = uris.flatMap((uri) => workspace.placeOf(uri) ?? []);
    return new Set(places.filter(({ path }) => POLICY_FILES.includes(path)).map(({ archive }) => archive));
  }

  async function policyChanged(archive: OpenArchive): Promise<void> {
    if (archive.policy.reload()) await index(archive);
    diagnostics.policyChanged(archive);
  }

  function archiveChanged(): void {
    diagnostics.archiveChanged();
    refreshLenses();
    sendStatus();
  }

  function sendStatus(): void {
    if (client.wantsStatus) void connection.sendNotification(STATUS, status());
  }

  function status(): StatusParams {
    return { archives: [...workspace.archives].map((archive) => statusOf(archive, diagnostics)) };
  }

  function refreshLenses(): void {
    if (client.refreshesLenses) void connection.sendRequest(CodeLensRefreshRequest.type);
  }

  function takeIn(document: TextDocument): void {
    const place = workspace.placeOfOpened(document.uri);
    if (!place) return;
    const isOthersConcern = place.archive.setDocument(place.path, document.getText());
    diagnostics.documentChanged(document.uri, place, isOthersConcern);
    if (isOthersConcern) refreshLenses();
  }

  function foldersChanged(added: readonly { uri: string }[], removed: readonly { uri: string }[]): void {
    for (const { uri } of removed) workspace.closeFolder(uri);
    diagnostics.foldersChanged();
    for (const { uri } of added) workspace.openFolder(uri);
    for (const document of documents.all()) takeIn(document);
    archiveChanged();
  }

  async function readSettings(sent: Settings | undefined): Promise<void> {
    const asked = client.hasConfiguration
      ? ((await connection.workspace.getConfiguration('eventArchive')) as Settings | null)
      : sent;
    diagnostics.settings = checkSettings(asked, log);
  }
}

function isPolicyFile(uri: string): boolean {
  return POLICY_FILES.some((name) => uri.endsWith(`/${name}`));
}

/** Asks to be told of changed settings and of files and folders that come, change and go; folders have no `.md`. */
async function registerForChanges(connection: Connection, client: ClientFeatures): Promise<void> {
  const watchers = { watchers: [{ globPattern: '**/news/**' }, { globPattern: `**/{${POLICY_FILES.join(',')}}` }] };
  await Promise.all([
    client.registersWatchers && connection.client.register(DidChangeWatchedFilesNotification.type, watchers),
    client.registersConfiguration &&
      connection.client.register(DidChangeConfigurationNotification.type, { section: 'eventArchive' }),
  ]);
}

function statusOf(open: OpenArchive, diagnostics: Diagnostics): ArchiveStatus {
  const { root, state, archive } = open;
  const problems = diagnostics.wholeOf(open)?.counts;
  return {
    uri: uriOf(root, ''),
    events: archive.eventCount,
    dayIndexes: archive.dayIndexCount,
    state,
    ...(problems ? { problems } : {}),
  };
}
