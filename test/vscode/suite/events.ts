/** Events of the sample archive that several tests open. */

/** It has no mistake and relates to `memorial`. */
export const lighthouse = 'news/2012/03/1/the-lesser-skarn-lighthouse-is-lit-again-after-eleven-dark-years.md';

export const memorial =
  'news/2018/03/1/a-memorial-to-the-thirty-one-dead-of-the-aurora-is-unveiled-beside-the-lesser-skarn-lighthouse.md';

/** It has a topic and a source. */
export const observatory =
  'news/2018/03/1/cape-thole-observatory-reopens-under-a-new-dome-three-years-after-the-storm.md';

/** An event that the sample does not have. */
export const missing = 'news/2018/03/1/the-lighthouse-keeper-retires.md';
