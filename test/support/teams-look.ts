/** The looks of Teams; the colours of its high contrast are the system's, here those of Windows' black one. */
export type Theme = 'light' | 'dark' | 'contrast';

const palettes = {
  light: {
    page: '#f5f5f5',
    card: '#ffffff',
    emphasis: '#f3f2f1',
    border: '#d1d1d1',
    text: '#252424',
    subtle: '#605e5c',
    accent: '#6264a7',
    good: '#237b4b',
    warning: '#835c00',
    attention: '#c4314b',
    goodTint: '#c9e8cf',
    warningTint: '#fbe7b0',
    attentionTint: '#fcf4f6',
  },
  dark: {
    page: '#1f1f1f',
    card: '#2d2c2c',
    emphasis: '#3b3a39',
    border: '#605e5c',
    text: '#ffffff',
    subtle: '#c8c6c4',
    accent: '#a6a7dc',
    good: '#92c353',
    warning: '#f8d22a',
    attention: '#f9526b',
    goodTint: '#1f5a35',
    warningTint: '#6b5500',
    attentionTint: '#4a2529',
  },
  contrast: {
    page: '#000000',
    card: '#000000',
    emphasis: '#000000',
    border: '#ffffff',
    text: '#ffffff',
    subtle: '#ffffff',
    accent: '#ffff01',
    good: '#ffffff',
    warning: '#ffffff',
    attention: '#ffffff',
    goodTint: '#000000',
    warningTint: '#000000',
    attentionTint: '#000000',
  },
};

/** What a frame of a card is drawn in. */
export const frameOf = (theme: Theme): string => palettes[theme].border;

const both = (color: string, subtle = color) => ({ default: color, subtle });

/**
 * How Teams draws a card, in the terms of the Adaptive Cards renderer; sizes in pixels. Sizes and
 * colours come close to the client's: enough to judge a layout, not its last pixel or shade.
 */
export function hostConfig(theme: Theme): object {
  const palette = palettes[theme];
  const style = (backgroundColor: string) => ({
    backgroundColor,
    borderColor: palette.border,
    foregroundColors: {
      default: both(palette.text, palette.subtle),
      dark: both(palette.text, palette.subtle),
      light: both(palette.subtle),
      accent: both(palette.accent),
      good: both(palette.good),
      warning: both(palette.warning),
      attention: both(palette.attention),
    },
  });
  return {
    fontFamily: 'Segoe UI, sans-serif',
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: palette.border },
    supportsInteractivity: true,
    containerStyles: {
      default: style(palette.card),
      emphasis: style(palette.emphasis),
      accent: style(palette.emphasis),
      good: style(palette.goodTint),
      warning: style(palette.warningTint),
      attention: style(palette.attentionTint),
    },
    actions: {
      // Teams shows six buttons; the rest goes behind "…".
      maxActions: 6,
      spacing: 'default',
      // Between two buttons, in a row or over one another, it is the row that leaves room.
      buttonSpacing: 0,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
    },
    factSet: {
      title: { weight: 'bolder', wrap: true, maxWidth: 150 },
      value: { wrap: true },
      spacing: 12,
    },
    inputs: {
      label: { requiredInputs: { weight: 'bolder' }, optionalInputs: { weight: 'bolder' } },
    },
  };
}

/** What the renderer leaves to the page: the frame of the card, its buttons and its inputs. */
export function styleSheet(theme: Theme, width: number): string {
  const { page, card, border, text, accent } = palettes[theme];
  return `
    body { margin: 0; padding: 8px; width: ${width}px; box-sizing: border-box; background: ${page};
      font-size: 14px; line-height: 20px; color-scheme: ${theme === 'light' ? 'light' : 'dark'}; accent-color: ${accent} }
    .ac-adaptiveCard { border: 1px solid ${border}; border-radius: 4px; box-sizing: border-box }
    .ac-pushButton { font: 600 14px 'Segoe UI', sans-serif; color: ${text}; background: ${card};
      border: 1px solid ${border}; border-radius: 4px; padding: 5px 12px; min-height: 32px }
    .ac-pushButton.style-positive { color: ${card}; background: ${accent} }
    .ac-pushButton.style-destructive { color: ${card}; background: ${palettes[theme].attention} }
    .ac-actionSet { flex-wrap: wrap; gap: 8px }
    .ac-input { font: 14px 'Segoe UI', sans-serif; color: ${text}; background: ${card};
      border: 1px solid ${border}; border-radius: 4px; padding: 5px 8px; box-sizing: border-box }
    .ac-choiceSetInput-expanded, .ac-choiceSetInput-multiSelect, .ac-toggleInput { border: 0; padding: 0 }
    .ac-choiceSetInput-expanded > div, .ac-choiceSetInput-multiSelect > div { padding: 6px 0 }
    a { color: ${accent} }`;
}
