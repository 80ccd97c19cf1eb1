/** Which events cite which sources, and what an archive calls the outlets that they come from. */
import type { FileId } from './archive-entry.js';
import { HashTable, type HashTableState } from './hash-table.js';
import { IntLists } from './int-lists.js';
import { Ints } from './ints.js';
import { References, type ReferencesState } from './references.js';
import { readSourceUrl } from './source-url.js';
import { StringTable, type StringTableState } from './string-table.js';

/** Of a source, whoever cites it. Small, dense, never reused. */
export type SourceId = number;

/** Of a host together with a label that its sources are given. Small, dense, never reused; 0 for a source without a label. */
export type OutletId = number;

/** What an outlet is called by the sources of one host. */
export interface OutletName {
  readonly outlet: OutletId;
  readonly name: string;
  /** How many sources call it so. */
  readonly uses: number;
}

export class Sources {
  readonly #sources: HashTable;
  /** From events to the sources that they cite. */
  readonly #citations: References;
  /** Per citation, its outlet. */
  readonly #outletOf: Ints;
  /** A host and a label, a line each; the first is none. */
  readonly #outlets: StringTable;
  readonly #uses: Ints;
  /** Made from the outlets. */
  readonly #hosts = new StringTable();
  readonly #outletsOfHost = new IntLists();

  constructor(state: SourcesState = {}) {
    this.#sources = new HashTable(state.sources);
    this.#citations = new References(state.citations);
    this.#outletOf = state.outletOf ? Ints.from(state.outletOf) : new Ints();
    this.#outlets = new StringTable(state.outlets);
    this.#uses = state.uses ? Ints.from(state.uses) : new Ints();
    this.#outlets.add('');
    for (let id = 1; id < this.#outlets.size; id++) this.#noteHost(id);
  }

  /** Another source of an event, by the hashes of its key (`source-url.ts`), behind those it has. */
  cite(event: FileId, hash: number, otherHash: number, outlet: OutletId): void {
    const cell = this.#citations.add(event, this.#sources.add(hash, otherHash));
    this.#outletOf.set(cell, outlet);
    this.#use(outlet, 1);
  }

  /** Takes back all sources of an event. */
  forget(event: FileId): void {
    const citations = this.#citations;
    for (let cell = citations.first(event); cell !== 0; cell = citations.next(cell)) {
      this.#use(this.#outletOf.get(cell), -1);
    }
    citations.clear(event);
  }

  /** The id of an outlet, a new one if need be, which is not used yet. */
  outlet(host: string, label: string): OutletId {
    if (label === '') return 0;
    const known = this.#outlets.size;
    const id = this.#outlets.add(`${host}\n${label}`);
    if (id === known) this.#noteHost(id);
    return id;
  }

  /** The sources that an event cites, in order, pictures left out. */
  citedBy(event: FileId): readonly SourceId[] {
    return this.#citations.targetsOf(event);
  }

  /** The events that cite a source, each once, in the order of their ids. */
  citing(source: SourceId): readonly FileId[] {
    return [...new Set(this.#citations.to(source).map((citation) => citation.source))];
  }

  /** True if more than one event cites the source. */
  isShared(source: SourceId): boolean {
    return this.#citations.isShared(source);
  }

  /** The outlets of the sources that an event cites, in their order; 0 for one without a label. */
  outletsOf(event: FileId): readonly OutletId[] {
    const outlets: OutletId[] = [];
    const citations = this.#citations;
    for (let cell = citations.first(event); cell !== 0; cell = citations.next(cell)) {
      outlets.push(this.#outletOf.get(cell));
    }
    return outlets;
  }

  /** The hosts that ever had a labelled source. */
  *hosts(): Generator<string> {
    for (let id = 0; id < this.#hosts.size; id++) yield this.#hosts.text(id);
  }

  /** The host of an outlet. */
  hostOf(outlet: OutletId): string {
    return this.#outlets.text(outlet).split('\n', 1)[0] ?? '';
  }

  /** The source that an address names; undefined for one that no event ever cited. */
  idOf(url: string): SourceId | undefined {
    const read = readSourceUrl(url);
    return read && this.#sources.idOf(read.key);
  }

  /** What the outlets of a host are called, the most used name first, then by code unit. Hosts as in `readSourceUrl`. */
  namesOf(host: string): readonly OutletName[] {
    const id = this.#hosts.idOf(host);
    const outlets = id === undefined ? [] : this.#outletsOfHost.valuesOf(id);
    return outlets
      .map((outlet) => ({
        outlet,
        name: this.#outlets.text(outlet).slice(host.length + 1),
        uses: this.#uses.get(outlet),
      }))
      .filter(({ uses }) => uses > 0)
      .sort((a, b) => b.uses - a.uses || (a.name < b.name ? -1 : 1));
  }

  state(): SourcesState {
    return {
      sources: this.#sources.state(),
      citations: this.#citations.state(),
      outletOf: this.#outletOf.values(),
      outlets: this.#outlets.state(),
      uses: this.#uses.values(),
    };
  }

  #use(outlet: OutletId, by: 1 | -1): void {
    this.#uses.set(outlet, this.#uses.get(outlet) + by);
  }

  #noteHost(outlet: OutletId): void {
    this.#outletsOfHost.append(this.#hosts.add(this.hostOf(outlet)), outlet);
  }
}

/** Sources as plain data, to be kept; none without any of them. */
export interface SourcesState {
  readonly sources?: HashTableState;
  readonly citations?: ReferencesState;
  readonly outletOf?: Int32Array;
  readonly outlets?: StringTableState;
  readonly uses?: Int32Array;
}
