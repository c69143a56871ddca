/** Reads and checks the data sets of users: folders, manifests, the formats of known sets. */
package dev.sightline.core.training.data.own;
