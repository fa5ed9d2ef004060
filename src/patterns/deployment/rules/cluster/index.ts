import type { Rule } from "../../../../compiler/model/rule.js";
import { archiveWithoutVolume } from "./archive-without-volume.js";
import { clientCutOff, unknownClient } from "./clients.js";
import { configurationKeptTooShort } from "./configuration-kept-too-short.js";
import { memoryBelowHeap } from "./memory-below-heap.js";
import { missingCertificate } from "./missing-certificate.js";
import { missingFile } from "./missing-file.js";
import { missingImage } from "./missing-image.js";
import { otherLayout } from "./other-layout.js";
import { otherKubernetesVersion } from "./other-version.js";
import { plainTraffic } from "./plain-traffic.js";
import { secondCluster } from "./second-cluster.js";
import { storageBelowLoad } from "./storage-below-load.js";
import { unknownPatchTarget } from "./unknown-patch-target.js";
import { unreachableBrokers } from "./unreachable-brokers.js";
import { unsupportedLogin } from "./unsupported-login.js";
import { untrustedBrokers } from "./untrusted-brokers.js";
import { weakQuorum } from "./weak-quorum.js";
import { zoneStopsWriting } from "./zone-stops-writing.js";

export const clusterRules: readonly Rule[] = [
  archiveWithoutVolume,
  configurationKeptTooShort,
  clientCutOff,
  memoryBelowHeap,
  missingCertificate,
  missingFile,
  missingImage,
  otherLayout,
  plainTraffic,
  otherKubernetesVersion,
  secondCluster,
  storageBelowLoad,
  unknownClient,
  unknownPatchTarget,
  unreachableBrokers,
  unsupportedLogin,
  untrustedBrokers,
  weakQuorum,
  zoneStopsWriting,
];
