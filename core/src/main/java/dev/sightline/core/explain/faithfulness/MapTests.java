package dev.sightline.core.explain.faithfulness;

import dev.sightline.core.explain.Explanation;
import java.util.Optional;

/**
 * All that was measured of one map, and the verdict. What was not measured is empty; the verdict
 * says why.
 *
 * @param map what was tested
 * @param words curves over the tokens that stand for characters
 * @param clips curves over clips
 * @param cells curves over cells
 * @param randomisation under random weights
 * @param stability under noise
 * @param agreement with other methods
 * @param verdict what follows
 */
public record MapTests(
    Explanation map,
    Optional<CurveTest> words,
    Optional<CurveTest> clips,
    Optional<CurveTest> cells,
    Optional<Randomisation> randomisation,
    Optional<Stability> stability,
    Optional<Agreement> agreement,
    Verdict verdict) {}
