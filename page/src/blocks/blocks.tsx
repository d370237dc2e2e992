import { useId, type ReactNode } from 'react';
import { obj, objs, str, type JsonObject } from '../../../src/sandbox/json.js';
import { useT } from '../texts/language.js';
import { Element } from './elements.js';
import { Image } from './image.js';
import { Mrkdwn } from './mrkdwn.js';
import { RichText } from './rich-text.js';
import { useSurface } from './surface.js';
import { plainOf, TextObject } from './text-object.js';

/** Blocks as Slack draws them. */
export function Blocks({ blocks }: { blocks: readonly JsonObject[] }): ReactNode {
  return (
    <div className="blocks">
      {blocks.map((block, i) => (
        <Block key={str(block, 'block_id') ?? i} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { block: JsonObject }): ReactNode {
  switch (block['type']) {
    case 'section':
      return <Section block={block} />;
    case 'header':
      return (
        <h3 className="block-header">
          <TextObject text={obj(block, 'text')} />
        </h3>
      );
    case 'context':
      return (
        <div className="block-context">
          {objs(block, 'elements').map((element, i) =>
            element['type'] === 'image' ? (
              <Image key={i} image={element} small />
            ) : (
              <span key={i}>
                <TextObject text={element} />
              </span>
            ),
          )}
        </div>
      );
    case 'divider':
      return <hr className="block-divider" />;
    case 'actions':
      return (
        <div className="block-actions">
          {objs(block, 'elements').map((element) => (
            <Element key={str(element, 'action_id')} element={element} block={idOf(block)} label={nameOf(element)} />
          ))}
        </div>
      );
    case 'image':
      return <Image image={block} />;
    case 'input':
      return <Input block={block} />;
    case 'rich_text':
      return (
        <div className="block-rich">
          <RichText block={block} />
        </div>
      );
    case 'markdown':
      return (
        <div className="block-text">
          <Mrkdwn text={(str(block, 'text') ?? '').replaceAll('**', '*')} />
        </div>
      );
    default:
      return null;
  }
}

const idOf = (block: JsonObject): string => str(block, 'block_id') ?? '';

/** What an element is called where nothing else names it. */
function nameOf(element: JsonObject, context = ''): string {
  return (
    plainOf(obj(element, 'placeholder')) ||
    context ||
    plainOf(obj(element, 'text')) ||
    (str(element, 'action_id') ?? '')
  );
}

function Section({ block }: { block: JsonObject }): ReactNode {
  const accessory = obj(block, 'accessory');
  const text = obj(block, 'text');
  const fields = objs(block, 'fields');
  return (
    <div className="block-section">
      <div className="block-text">
        {text && <TextObject text={text} />}
        {fields.length > 0 && (
          <div className="fields">
            {fields.map((field, i) => (
              <div key={i}>
                <TextObject text={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory && (
        <div className="accessory">
          <Element element={accessory} block={idOf(block)} label={nameOf(accessory, plainOf(text).slice(0, 80))} />
        </div>
      )}
    </div>
  );
}

function Input({ block }: { block: JsonObject }): ReactNode {
  const t = useT();
  const id = useId();
  const { errors } = useSurface();
  const element = obj(block, 'element');
  const label = plainOf(obj(block, 'label'));
  const hint = obj(block, 'hint');
  const error = errors[idOf(block)];
  const optional = block['optional'] === true;
  if (!element) return null;
  const described = [hint ? `${id}-hint` : '', error === undefined ? '' : `${id}-error`].join(' ').trim();
  return (
    <div className={error === undefined ? 'block-input' : 'block-input has-error'} data-block={idOf(block)}>
      <span id={`${id}-label`} className="label">
        <TextObject text={obj(block, 'label')} />
        {optional && <small> {t('modal.optional')}</small>}
      </span>
      <Element
        element={element}
        block={idOf(block)}
        label={label}
        labelId={`${id}-label`}
        {...(described === '' ? {} : { describedBy: described })}
        invalid={error !== undefined}
        required={!optional}
        inForm
      />
      {hint && (
        <p id={`${id}-hint`} className="hint">
          <TextObject text={hint} />
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className="error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
