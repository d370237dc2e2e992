import type { Store } from '../../desk/ports.js';
import type { DeskSettings, RoleList } from '../../desk/settings/desk-settings.js';

/** The desk's settings as they grow with the log; saved together, a version at a time. */
export class SettingsDraft {
  readonly #store: Store;
  #saved: DeskSettings;
  #draft: DeskSettings;

  constructor(store: Store, settings: DeskSettings) {
    this.#store = store;
    this.#saved = settings;
    this.#draft = settings;
  }

  get current(): DeskSettings {
    return this.#draft;
  }

  change(fields: Partial<DeskSettings>): void {
    this.#draft = { ...this.#draft, ...fields };
  }

  addRole(list: RoleList, userId: string): void {
    const { roles } = this.#draft;
    if (!roles[list].includes(userId)) this.change({ roles: { ...roles, [list]: [...roles[list], userId] } });
  }

  addCategory(category: string): void {
    const { categories } = this.#draft;
    if (!categories.includes(category)) this.change({ categories: [...categories, category] });
  }

  async save(): Promise<void> {
    if (this.#draft === this.#saved) return;
    const next = { ...this.#draft, version: this.#saved.version + 1 };
    await this.#store.transaction((tx) => tx.saveSettings(next));
    this.#saved = next;
    this.#draft = next;
  }
}
