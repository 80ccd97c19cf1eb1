/** Two small archives about a bridge, an English and a Chinese one, whose newest event has no relations yet. */

export const TOLL = 'news/2014/03/9/toll-rises.md';
export const FIRST = 'news/2008/11/30/bridge-is-planned.md';
export const OPENS = 'news/2014/03/7/bridge-opens.md';
export const FERRY = 'news/2014/03/7/ferry-retires.md';
export const LATER = 'news/2015/01/9/ferry-becomes-a-restaurant.md';

/** An event with its relations as they are written. */
export function event(date: string, title: string, relations: readonly string[], topic = 'Wend Bridge'): string {
  const related = relations.map((relation, index) => `${index + 1}. ${relation}\n`).join('');
  return `### [${date}](/news/${date.replaceAll('-', '/')}/index.md)

##### ${topic}
# ${title} 



### Source:

1. [Coast Radio](http://coast-radio.example/${date})

${relations.length > 0 ? `### Related:\n\n${related}` : ''}`;
}

export const files = {
  [FIRST]: event('2008-11-30', 'The Wend Bridge is planned', [
    `[The Wend Bridge opens ](/${OPENS}) _Context: Aldern, Wend Bridge_`,
  ]),
  [OPENS]: event('2014-03-7', 'The Wend Bridge opens', [
    `[The last ferry retires ](/${FERRY}) _Context: Ferry_`,
    `[The Wend Bridge is planned ](/${FIRST}) _Context: Aldern, Wend Bridge_`,
  ]),
  [FERRY]: event(
    '2014-03-7',
    'The last ferry retires',
    [`[The Wend Bridge opens ](/${OPENS}) _Context: Ferry_`],
    'Ferry',
  ),
  [TOLL]: event('2014-03-9', 'The toll of the Wend Bridge rises', []),
  [LATER]: event(
    '2015-01-9',
    'The ferry becomes a restaurant',
    [`[The toll of the Wend Bridge rises ](/${TOLL}) _Context: Wend Bridge_`],
    'Ferry',
  ),
};

export const BRIDGE_ZH = 'news/2014/03/7/大桥通车.md';
export const PLAN_ZH = 'news/2008/11/30/大桥动工.md';
export const TOLL_ZH = 'news/2014/03/9/大桥收费.md';

export const chinese = {
  [BRIDGE_ZH]: `# 文德大桥通车 \n\n### 有关:\n\n1. [文德大桥动工 ](/zh/${PLAN_ZH}) _消息: 文德大桥_\n`,
  [PLAN_ZH]: `# 文德大桥动工 \n\n### 有关:\n\n1. [文德大桥通车 ](/zh/${BRIDGE_ZH}) _消息: 文德大桥_\n`,
  [TOLL_ZH]: `### [2014-03-9](/news/2014/03/9/index.md)\n\n# 文德大桥收费 \n\n\n### 信息来源:\n\n1. [电台](http://radio.example/1)\n`,
};

/** The heading that relations stand under. */
export const RELATED = '### Related:\n\n';
