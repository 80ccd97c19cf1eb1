/** The view that shows the tag report: what the server finds, less what somebody has rejected. */
import {
  commands,
  EventEmitter,
  ProgressLocation,
  window,
  type Disposable,
  type Memento,
  type TreeDataProvider,
  type TreeItem,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  TAG_EVENTS,
  TAG_REPORT,
  TAGS_APART,
  type TagEventsAnswer,
  type TagReportAnswer,
  type TagReportPart,
} from '../../server/src/lsp/tag-protocol.js';
import { openFile } from './archive-edits.js';
import { counted } from './counted.js';
import { RejectedFindings } from './rejected-findings.js';
import {
  findingsOf,
  rowOf,
  type Finding,
  type MergeRow,
  type PartFindings,
  type PartRow,
  type TagRow,
} from './tag-findings.js';

const VIEW = 'eventArchive.tagReport';

const PARTS: readonly PartRow[] = (['nearDuplicates', 'usedOnce', 'unborne'] as const).map((part) => ({
  kind: 'part',
  part,
}));

/** So many findings of each part are listed, and so many events behind one. */
const MOST_FINDINGS = 1000;
const MOST_EVENTS = 100;

export class TagReport implements TreeDataProvider<Finding>, Disposable {
  readonly server: LanguageClient;
  readonly rejected: RejectedFindings;
  readonly #changed = new EventEmitter<Finding | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view = window.createTreeView<Finding>(VIEW, { treeDataProvider: this, showCollapseAll: true });
  /** The parts that have been asked for. */
  readonly #findings = new Map<TagReportPart, PartFindings>();
  /** The file that was open when the report was asked for: its archive is reported on. */
  #place: { readonly uri?: string } = {};

  constructor(server: LanguageClient, memory: Memento) {
    this.server = server;
    this.rejected = new RejectedFindings(memory);
  }

  dispose(): void {
    this.#view.dispose();
    this.#changed.dispose();
  }

  /** What requests about the archive of the report are sent along with. */
  get place(): { readonly uri?: string } {
    return this.#place;
  }

  /** Tells the server what has been rejected: hovers and code actions heed it too. */
  tellRejected(): Promise<void> {
    return this.server.sendNotification(TAGS_APART, { pairs: this.rejected.apart });
  }

  /** Asks for the report and shows it. What takes long is only asked for when its part is unfolded. */
  async open(): Promise<void> {
    this.#place = openFile();
    this.#findings.clear();
    await this.#ask('nearDuplicates');
    await this.#ask('usedOnce');
    await commands.executeCommand('setContext', 'eventArchive.hasTagReport', true);
    this.#changed.fire(undefined);
    await this.#select(this.#findings.get('nearDuplicates')?.rows[0] ?? PARTS[0]);
  }

  /** The row that a command is about: the one it was called on, else the one that is selected. */
  chosen(row: Finding | undefined): Finding | undefined {
    return row ?? this.#view.selection[0];
  }

  /** Takes away a finding that is dealt with, and selects the next one. */
  async done(row: MergeRow | TagRow): Promise<void> {
    if (row.parent.kind !== 'part') return;
    const findings = this.#findings.get(row.parent.part);
    const at = findings?.rows.indexOf(row) ?? -1;
    if (!findings || at < 0) return;
    findings.rows.splice(at, 1);
    this.#changed.fire(row.parent);
    await this.#select(findings.rows[at] ?? findings.rows.at(-1) ?? row.parent);
  }

  getParent(row: Finding): Finding | undefined {
    return row.kind === 'part' ? undefined : row.parent;
  }

  getTreeItem(row: Finding): TreeItem {
    return rowOf(row, this.#findings);
  }

  async getChildren(row?: Finding): Promise<Finding[]> {
    if (!row) return this.#findings.size > 0 ? [...PARTS] : [];
    switch (row.kind) {
      case 'part':
        return this.#partRows(row);
      case 'merge': {
        const { into } = row;
        const detail = `${counted(into.relations, 'relation', 'relations')} of ${counted(into.events, 'event', 'events')}`;
        const winner: TagRow = { kind: 'tag', parent: row, tag: into.tag, detail, isUnborne: false };
        return [...(await this.#eventRows(row, row.tag.tag, false)), winner];
      }
      case 'tag':
        return this.#eventRows(row, row.tag, row.isUnborne);
      case 'event':
      case 'note':
        return [];
    }
  }

  async #partRows(row: PartRow): Promise<Finding[]> {
    if (!this.#findings.has(row.part)) {
      try {
        await this.#ask(row.part);
      } catch (error) {
        const text = error instanceof Error ? error.message : String(error);
        return [{ kind: 'note', parent: row, text: `Not looked at: ${text}. Refresh to look again` }];
      }
      // What is known of it now stands in the row itself.
      this.#changed.fire(row);
    }
    const { rows = [], left = 0 } = this.#findings.get(row.part) ?? {};
    if (left === 0) return [...rows];
    return [...rows, { kind: 'note', parent: row, text: `and ${counted(left, 'other', 'others')}` }];
  }

  async #ask(part: TagReportPart): Promise<void> {
    const options = { location: ProgressLocation.Notification, title: 'Looking at the tags', cancellable: true };
    const params = { ...this.#place, parts: [part], most: MOST_FINDINGS };
    const answer = await window.withProgress(options, (_progress, token) =>
      this.server.sendRequest<TagReportAnswer>(TAG_REPORT, params, token),
    );
    const [parent] = PARTS.filter((row) => row.part === part);
    if (parent) this.#findings.set(part, findingsOf(parent, answer, this.rejected));
  }

  async #eventRows(parent: MergeRow | TagRow, tag: string, unborne: boolean): Promise<Finding[]> {
    const params = { ...this.#place, tag, unborne, most: MOST_EVENTS };
    const { total, events } = await this.server.sendRequest<TagEventsAnswer>(TAG_EVENTS, params);
    const rows: Finding[] = events.map((event) => ({ kind: 'event', parent, event }));
    if (total > events.length) rows.push({ kind: 'note', parent, text: `and ${total - events.length} others` });
    return rows;
  }

  async #select(row: Finding | undefined): Promise<void> {
    await commands.executeCommand(`${VIEW}.focus`);
    if (row) await this.#view.reveal(row, { select: true, focus: true });
  }
}
