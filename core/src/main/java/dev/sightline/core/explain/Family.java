package dev.sightline.core.explain;

/** How a method comes to its answer; methods are listed in this order. */
public enum Family {
  /** It reads attention maps. */
  ATTENTION,
  /** It follows gradients. */
  GRADIENT,
  /** It hides parts of the input and looks at what the model then says. */
  PERTURBATION
}
