package dev.sightline.app.explain;

import dev.sightline.app.selection.PartChoice;
import dev.sightline.core.explain.Target;

/**
 * An explanation as it was shown elsewhere.
 *
 * @param method key of the method; {@code attention} for the model's own maps
 * @param target what was explained; null: whatever is explained now
 * @param part the layer and head that the method was kept to
 * @param unknown called if there is no such method here
 */
public record ExplainWish(String method, Target target, PartChoice part, Runnable unknown) {}
