/** What the delivery wants to be asked, and told, of the one request that it makes. */
export interface Departure {
  /** Asked when nothing is left to do but the request: when it says no, nothing is sent. */
  may: () => boolean;
  /** The network has the whole request, from now on at the latest. */
  left: () => void;
}
