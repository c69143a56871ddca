/** The video encoder: EfficientNet-Lite0 per frame, its upper part inflated in time. */
package dev.sightline.core.model.video;
