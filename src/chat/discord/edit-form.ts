import { ComponentType, TextInputStyle } from 'discord.js';
import { type EditStep, makeEditButton } from './ask-buttons.ts';

/** As many characters as the service takes in a field; the longest command that a footer has room for is shorter. */
const longestCommand = 4000;

/** The form in which a command is edited; it has the id of the button that opened it. */
export function makeEditForm(step: EditStep, readAs: string): object {
  return {
    custom_id: makeEditButton(step).custom_id,
    title: 'Ask it another way',
    components: [
      {
        type: ComponentType.Label,
        label: 'A command, or a question in plain words',
        component: {
          type: ComponentType.TextInput,
          custom_id: 'line',
          style: TextInputStyle.Paragraph,
          value: readAs,
          min_length: 1,
          max_length: longestCommand,
          required: true,
        },
      },
    ],
  };
}
