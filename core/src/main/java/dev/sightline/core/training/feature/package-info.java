/** Features of frozen networks, computed once and kept on disk while training goes over them. */
package dev.sightline.core.training.feature;
