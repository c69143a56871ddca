package dev.sightline.core.library.space;

/** How videos are laid out in a plane. */
public enum MapMethod {
  /** Principal components: distances are true as far as two axes can hold them. */
  PCA,

  /** UMAP: neighbours stay neighbours; how far groups lie apart tells little. */
  UMAP
}
