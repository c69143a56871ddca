/** Model bundles: one folder or zip with all that makes a model, checked before it is believed. */
package dev.sightline.core.model.bundle;
