package dev.sightline.app.selection;

import dev.sightline.core.explain.ExplainerFacts;
import dev.sightline.core.explain.Explanation;

/**
 * An explanation that views show in place of an attention map.
 *
 * @param explanation of the analysis that is shown
 * @param facts of the method
 * @param method the method in the user's words
 * @param title the method and what it explains, in the user's words
 */
public record Explained(
    Explanation explanation, ExplainerFacts facts, String method, String title) {}
