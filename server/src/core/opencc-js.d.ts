/** The one part of opencc-js that is used: a table of characters, without its converters and dictionaries of phrases. */
declare module 'opencc-js/dict/TSCharacters' {
  /** `丟 丢|並 并|…`: a traditional character, and the simplified one that it is most often written as. */
  const pairs: string;
  export default pairs;
}
