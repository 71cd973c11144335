/** The icons that Fluent's components ask for, under Fluent's names; drawn for this project. */
import type { ReactNode, SVGProps } from 'react';

type Props = SVGProps<SVGSVGElement>;

const Icon = ({ path, ...props }: Props & { path: string }) => (
  <svg aria-hidden width="1em" height="1em" viewBox="0 0 20 20" fill="currentColor" {...props}>
    <path d={path} />
  </svg>
);

const check = 'M8.3 13.4 4.9 10l-1.1 1.1 4.5 4.5 8-8-1.1-1.1z';
const cross =
  'M10 8.9 6.1 5 5 6.1 8.9 10 5 13.9 6.1 15l3.9-3.9 3.9 3.9 1.1-1.1-3.9-3.9L15 6.1 13.9 5z';
const warning = 'M10 2.5 1.5 17.5h17zM9.2 8h1.6v5H9.2zm0 6h1.6v1.6H9.2z';
const info = 'M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM9.2 9h1.6v5.5H9.2zm0-3h1.6v1.7H9.2z';

export const ChevronDownRegular = (props: Props) => (
  <Icon {...props} path="m4 7 6 6 6-6 1 1-7 7-7-7z" />
);
export const CheckmarkCircle12Filled = (props: Props) => <Icon {...props} path={check} />;
export const CheckmarkCircleFilled = (props: Props) => <Icon {...props} path={check} />;
export const DiamondDismiss12Filled = (props: Props) => <Icon {...props} path={cross} />;
export const DiamondDismissFilled = (props: Props) => <Icon {...props} path={cross} />;
export const Warning12Filled = (props: Props) => <Icon {...props} path={warning} />;
export const WarningFilled = (props: Props) => <Icon {...props} path={warning} />;
export const InfoFilled = (props: Props) => <Icon {...props} path={info} />;

export const iconFilledClassName = 'fui-Icon-filled';
export const iconRegularClassName = 'fui-Icon-regular';

/** Fluent turns some of its icons for languages that are read from right to left; these never turn. */
export const IconDirectionContextProvider = ({ children }: { children?: ReactNode }) => children;
