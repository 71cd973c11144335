/** Whether whoever looks still gets mail, `GET /api/door/mail`: types only, shared with the browser. */
export interface MailPage {
  /** `none`: no address is kept; `stopped`: they asked for no more. */
  state: 'open' | 'stopped' | 'refused' | 'none';
}
