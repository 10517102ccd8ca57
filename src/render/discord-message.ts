/** A message in the shape of Discord's HTTP interface; only what we send. */
export interface DiscordMessage {
  /** At most 2,000 characters. */
  content?: string | undefined;
  embeds: DiscordEmbed[];
  /** Rows of at most five buttons, or of one list. */
  components: { type: 1; components: (DiscordButton | DiscordSelect)[] }[];
}

/** An embed: a description of at most 4,096 characters, and with all else of all embeds at most 6,000. */
export interface DiscordEmbed {
  title?: string | undefined;
  description?: string | undefined;
  color?: number | undefined;
  footer?: { text: string } | undefined;
  image?: { url: string } | undefined;
}

/** A grey button (style 2). What it does stands in its id, which has at most 100 characters. */
export interface DiscordButton {
  type: 2;
  style: 2;
  label: string;
  custom_id: string;
  disabled?: boolean | undefined;
}

/** A list from which one line is picked: at most 25, of at most 100 characters each. */
export interface DiscordSelect {
  type: 3;
  custom_id: string;
  /** At most 150 characters. */
  placeholder: string;
  options: { label: string; value: string; description?: string | undefined }[];
}
