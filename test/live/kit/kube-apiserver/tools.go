//go:build tools

// Names what is built from this module, so that "go mod tidy" keeps it.
package tools

import (
	_ "go.etcd.io/etcd/server/v3/etcdmain"
	_ "k8s.io/kubernetes/cmd/kube-apiserver"
)
