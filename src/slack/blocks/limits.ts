/** Slack's limits on what is sent (characters, counts); reference: Block Kit documentation. */
export const limits = {
  sectionText: 3000,
  plainText: 150,
  buttonText: 75,
  optionText: 75,
  headerText: 150,
  modalTitle: 24,
  contextElements: 10,
  fields: 10,
  fieldText: 2000,
  options: 100,
  blocksPerMessage: 50,
  blocksPerView: 100,
  inputText: 3000,
  /** Under Slack's 13,200 characters of blocks a message, with room for what stands beside it. */
  copyText: 11_000,
  messageText: 40_000,
} as const;
