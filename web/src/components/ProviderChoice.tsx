import type { PaymentProvider } from '../api/contract';
import { providerNames } from './plans';

interface ProviderChoiceProps {
  providers: readonly PaymentProvider[];
  chosen: PaymentProvider;
  onChoose: (provider: PaymentProvider) => void;
}

/** Which way to pay, where there is more than one. */
export function ProviderChoice({ providers, chosen, onChoose }: ProviderChoiceProps) {
  return (
    <fieldset className="mb-8">
      <legend className="mb-2 font-semibold">Pay with</legend>
      <div className="flex flex-wrap gap-2">
        {providers.map((provider) => {
          const { name, by } = providerNames[provider];
          return (
            <label
              key={provider}
              className="flex min-h-12 items-center gap-3 rounded-2xl border border-field bg-surface py-2 pr-5 pl-4 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
            >
              <input type="radio" name="provider" className="size-5 accent-accent outline-none" checked={provider === chosen} onChange={() => onChoose(provider)} />
              <span><span className="font-semibold">{name}</span>{by && <span className="text-muted"> {by}</span>}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
