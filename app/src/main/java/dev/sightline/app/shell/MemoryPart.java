package dev.sightline.app.shell;

import dev.sightline.app.memory.MemoryViewModel;
import dev.sightline.app.settings.SettingsStore;
import dev.sightline.core.analysis.AttentionStore;
import java.nio.file.Path;

/** The budget of memory for attention, as it is kept in the settings. */
final class MemoryPart {
  private static final String BUDGET = "attention.budget";
  private static final int SHIFT = 20;

  private MemoryPart() {}

  /** What was chosen last, MB; the default if that is none that can be chosen. */
  static int budget(SettingsStore settings) {
    String kept = settings.get().choices().getOrDefault(BUDGET, "");
    return MemoryViewModel.BUDGETS.stream()
        .filter(mb -> mb.toString().equals(kept))
        .findFirst()
        .orElse((int) (AttentionStore.DEFAULT_BUDGET >> SHIFT));
  }

  static void keep(SettingsStore settings, int megabytes) {
    settings.update(s -> s.withChoice(BUDGET, Integer.toString(megabytes)));
  }

  static AttentionStore store(Path folder, int megabytes) {
    return new AttentionStore(folder, (long) megabytes << SHIFT);
  }
}
