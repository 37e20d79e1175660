import type { ReactNode } from 'react';

const icon = (shape: ReactNode) => function Icon({ className = 'size-6' }: { className?: string }) {
  return (
    <svg className={className} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      {shape}
    </svg>
  );
};

export const BackIcon = icon(<path d="M15 5l-7 7 7 7" />);
export const ChatsIcon = icon(<path d="M4 7.500A3.500 3.500 0 0 1 7.500 4h9A3.500 3.500 0 0 1 20 7.500v5a3.500 3.500 0 0 1-3.500 3.500H11l-5 4v-4.400a3.500 3.500 0 0 1-2-3.100z" />);
export const PeopleIcon = icon(
  <>
    <circle cx="9" cy="8.500" r="3.500" />
    <path d="M2.500 20c.5-4 3-6 6.500-6s6 2 6.500 6M15.500 5.300a3.500 3.500 0 0 1 0 6.400M18 14.700c2 .8 3.200 2.600 3.500 5.300" />
  </>,
);
export const PersonIcon = icon(
  <>
    <circle cx="12" cy="8" r="4" />
    <path d="M4.500 20.500c.7-4.300 3.500-6.500 7.500-6.500s6.800 2.200 7.500 6.500" />
  </>,
);
export const SendIcon = icon(<path d="M12 19V5M5.500 11.500L12 5l6.500 6.500" />);
export const DownIcon = icon(<path d="M12 5v14M5.500 12.500L12 19l6.500-6.500" />);
export const WarningIcon = icon(<path d="M12 8.500v4.500M12 16.500v.01M10.300 4.300L2.900 17a2 2 0 0 0 1.700 3h14.800a2 2 0 0 0 1.700-3L13.700 4.300a2 2 0 0 0-3.400 0z" />);
export const SunIcon = icon(
  <>
    <circle cx="12" cy="12" r="4" />
    <path d="M12 2.500v2M12 19.500v2M2.500 12h2M19.500 12h2M5.300 5.300l1.400 1.400M17.300 17.300l1.400 1.400M5.300 18.700l1.400-1.400M17.300 6.700l1.400-1.400" />
  </>,
);
export const MoonIcon = icon(<path d="M20 14.500A8.500 8.500 0 0 1 9.500 4 8.500 8.500 0 1 0 20 14.500z" />);
export const SystemIcon = icon(
  <>
    <rect x="3.500" y="4.500" width="17" height="12" rx="2" />
    <path d="M9 20.500h6M12 16.500v4" />
  </>,
);
export const CheckIcon = icon(<path d="M5 12.500l4.500 4.500L19 7.500" />);
