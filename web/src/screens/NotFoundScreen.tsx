import { ButtonLink } from '../components/Button';
import { ScreenHeading } from '../components/ScreenHeading';
import { paths } from '../routing/route';

export function NotFoundScreen({ title = 'There is nothing here', text = 'The address is wrong, or what it showed is gone.' }) {
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-3 p-6 text-center">
      <ScreenHeading title={title} />
      <p className="mb-3 text-balance text-muted">{text}</p>
      <ButtonLink href={paths.chats}>To the chats</ButtonLink>
    </div>
  );
}
