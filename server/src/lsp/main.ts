#!/usr/bin/env node
/** The program `event-archive-server`: a language server for any LSP client, over the streams that its arguments name. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { VERSION } from '../version.js';
import { serve } from './server.js';

const HELP = `event-archive-server: the language server for archives of news events

Usage
  event-archive-server --stdio             talks LSP over standard input and output
  event-archive-server --node-ipc          over Node's channel to the parent process
  event-archive-server --socket=PORT       over a socket of this machine
  event-archive-server --help | --version
`;

const args = process.argv.slice(2);
if (args.includes('--version')) process.stdout.write(`${VERSION}\n`);
else if (args.includes('--help')) process.stdout.write(HELP);
else if (!args.some((arg) => /^--(stdio|node-ipc|socket|pipe)/.test(arg))) {
  process.stderr.write(`event-archive-server: no --stdio, --node-ipc or --socket=PORT given\n\n${HELP}`);
  process.exitCode = 2;
} else serve(createConnection(ProposedFeatures.all));
