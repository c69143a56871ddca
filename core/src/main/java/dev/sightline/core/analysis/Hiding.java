package dev.sightline.core.analysis;

import dev.sightline.core.model.CrossHead;
import java.util.Set;

/**
 * What is kept from a model.
 *
 * @param mask hidden tokens and cells
 * @param off heads of the cross-attention that give nothing
 */
public record Hiding(Mask mask, Set<CrossHead> off) {
  public Hiding {
    off = Set.copyOf(off);
  }

  /** True if the model sees and uses everything. */
  public boolean isNothing() {
    return mask.tokensHidden() == 0 && mask.cellsHidden() == 0 && off.isEmpty();
  }
}
