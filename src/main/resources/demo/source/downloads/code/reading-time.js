// How long a text takes to read, for Chinese, for English and for both mixed.
const HAN_PER_MINUTE = 300
const WORDS_PER_MINUTE = 200

function count(text) {
  const han = text.match(/\p{Script=Han}/gu) ?? []
  const words = text.match(/[\p{Script=Latin}\p{N}'’-]+/gu) ?? []
  return { han: han.length, words: words.length }
}

export function readingMinutes(text) {
  const { han, words } = count(text)
  return Math.max(1, Math.round(han / HAN_PER_MINUTE + words / WORDS_PER_MINUTE))
}
