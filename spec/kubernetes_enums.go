package spec

import (
	"reflect"

	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// kubernetesEnum is the values of a string type of which Kubernetes documents a fixed set, nil for any other type.
// Reflection cannot see constants, hence this table.
func kubernetesEnum(t reflect.Type) []string {
	switch t {
	case reflect.TypeFor[corev1.PullPolicy]():
		return texts(corev1.PullAlways, corev1.PullIfNotPresent, corev1.PullNever)
	case reflect.TypeFor[corev1.Protocol]():
		return texts(corev1.ProtocolTCP, corev1.ProtocolUDP, corev1.ProtocolSCTP)
	case reflect.TypeFor[corev1.URIScheme]():
		return texts(corev1.URISchemeHTTP, corev1.URISchemeHTTPS)
	case reflect.TypeFor[corev1.TerminationMessagePolicy]():
		return texts(corev1.TerminationMessageReadFile, corev1.TerminationMessageFallbackToLogsOnError)
	case reflect.TypeFor[corev1.ContainerRestartPolicy]():
		return texts(corev1.ContainerRestartPolicyAlways, corev1.ContainerRestartPolicyNever,
			corev1.ContainerRestartPolicyOnFailure)
	case reflect.TypeFor[corev1.ContainerRestartRuleAction]():
		return texts(corev1.ContainerRestartRuleActionRestart, corev1.ContainerRestartRuleActionRestartAllContainers)
	case reflect.TypeFor[corev1.ContainerRestartRuleOnExitCodesOperator]():
		return texts(corev1.ContainerRestartRuleOnExitCodesOpIn, corev1.ContainerRestartRuleOnExitCodesOpNotIn)
	case reflect.TypeFor[corev1.ResourceResizeRestartPolicy]():
		return texts(corev1.NotRequired, corev1.RestartContainer)
	case reflect.TypeFor[corev1.MountPropagationMode]():
		return texts(corev1.MountPropagationNone, corev1.MountPropagationHostToContainer, corev1.MountPropagationBidirectional)
	case reflect.TypeFor[corev1.RecursiveReadOnlyMode]():
		return texts(corev1.RecursiveReadOnlyDisabled, corev1.RecursiveReadOnlyIfPossible, corev1.RecursiveReadOnlyEnabled)
	case reflect.TypeFor[corev1.ProcMountType]():
		return texts(corev1.DefaultProcMount, corev1.UnmaskedProcMount)
	case reflect.TypeFor[corev1.SeccompProfileType]():
		return texts(corev1.SeccompProfileTypeRuntimeDefault, corev1.SeccompProfileTypeLocalhost,
			corev1.SeccompProfileTypeUnconfined)
	case reflect.TypeFor[corev1.AppArmorProfileType]():
		return texts(corev1.AppArmorProfileTypeRuntimeDefault, corev1.AppArmorProfileTypeLocalhost,
			corev1.AppArmorProfileTypeUnconfined)
	}
	if values := schedulingEnum(t); values != nil {
		return values
	}
	return volumeEnum(t)
}

func schedulingEnum(t reflect.Type) []string {
	switch t {
	case reflect.TypeFor[corev1.TaintEffect]():
		return texts(corev1.TaintEffectNoSchedule, corev1.TaintEffectPreferNoSchedule, corev1.TaintEffectNoExecute)
	case reflect.TypeFor[corev1.TolerationOperator]():
		return texts(corev1.TolerationOpEqual, corev1.TolerationOpExists, corev1.TolerationOpLt, corev1.TolerationOpGt)
	case reflect.TypeFor[corev1.NodeSelectorOperator]():
		return texts(corev1.NodeSelectorOpIn, corev1.NodeSelectorOpNotIn, corev1.NodeSelectorOpExists,
			corev1.NodeSelectorOpDoesNotExist, corev1.NodeSelectorOpGt, corev1.NodeSelectorOpLt)
	case reflect.TypeFor[metav1.LabelSelectorOperator]():
		return texts(metav1.LabelSelectorOpIn, metav1.LabelSelectorOpNotIn, metav1.LabelSelectorOpExists,
			metav1.LabelSelectorOpDoesNotExist)
	case reflect.TypeFor[corev1.ConditionStatus]():
		return texts(corev1.ConditionTrue, corev1.ConditionFalse, corev1.ConditionUnknown)
	case reflect.TypeFor[batchv1.PodFailurePolicyAction]():
		return texts(batchv1.PodFailurePolicyActionFailJob, batchv1.PodFailurePolicyActionFailIndex,
			batchv1.PodFailurePolicyActionIgnore, batchv1.PodFailurePolicyActionCount)
	case reflect.TypeFor[batchv1.PodFailurePolicyOnExitCodesOperator]():
		return texts(batchv1.PodFailurePolicyOnExitCodesOpIn, batchv1.PodFailurePolicyOnExitCodesOpNotIn)
	}
	return nil
}

func volumeEnum(t reflect.Type) []string {
	switch t {
	case reflect.TypeFor[corev1.HostPathType]():
		return texts(corev1.HostPathUnset, corev1.HostPathDirectoryOrCreate, corev1.HostPathDirectory,
			corev1.HostPathFileOrCreate, corev1.HostPathFile, corev1.HostPathSocket, corev1.HostPathCharDev, corev1.HostPathBlockDev)
	case reflect.TypeFor[corev1.PersistentVolumeAccessMode]():
		return texts(corev1.ReadWriteOnce, corev1.ReadOnlyMany, corev1.ReadWriteMany, corev1.ReadWriteOncePod)
	case reflect.TypeFor[corev1.PersistentVolumeMode]():
		return texts(corev1.PersistentVolumeFilesystem, corev1.PersistentVolumeBlock)
	case reflect.TypeFor[corev1.AzureDataDiskCachingMode]():
		return texts(corev1.AzureDataDiskCachingNone, corev1.AzureDataDiskCachingReadOnly, corev1.AzureDataDiskCachingReadWrite)
	case reflect.TypeFor[corev1.AzureDataDiskKind]():
		return texts(corev1.AzureSharedBlobDisk, corev1.AzureDedicatedBlobDisk, corev1.AzureManagedDisk)
	}
	return nil
}

func texts[T ~string](values ...T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}
