// @ts-check
/** Types into VS Code's Markdown service in this process: update of the document, then `computeDiagnostics`. */
import { join } from 'node:path';
import { startService } from '../peers/vscode-service.mjs';
import { answerParent, readSetUp } from './typist.mjs';

const { peers, archive, edit } = readSetUp();
const service = await startService(peers, archive);
const document = service.open(join(archive, edit.file));

await answerParent(edit, async ({ change }) => {
  const began = performance.now();
  service.change(document, change);
  await service.diagnose(document);
  return performance.now() - began;
});
