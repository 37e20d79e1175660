import { setTheme, useTheme, type Theme } from './theme';
import { MoonIcon, SunIcon, SystemIcon } from './icons';

const themes = [
  { theme: 'system', label: 'System', Icon: SystemIcon },
  { theme: 'light', label: 'Light', Icon: SunIcon },
  { theme: 'dark', label: 'Dark', Icon: MoonIcon },
] as const satisfies readonly { theme: Theme; label: string; Icon: unknown }[];

export function ThemeToggle() {
  const current = useTheme();
  return (
    <fieldset>
      <legend className="sr-only">Theme</legend>
      <div className="inline-flex rounded-full border border-line bg-surface p-1">
        {themes.map(({ theme, label, Icon }) => (
          <label
            key={theme}
            className="flex min-h-9 items-center gap-1.5 rounded-full px-3 text-sm text-muted has-checked:bg-accent has-checked:text-accent-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input type="radio" name="theme" className="sr-only" checked={theme === current} onChange={() => setTheme(theme)} />
            <Icon className="size-4" />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
