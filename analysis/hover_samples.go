package analysis

// exampleValues are values for examples of fields of models, as YAML, by the name of the field, or by model and name where a name
// means different things. Where there is "", no example is shown.
var exampleValues = map[string]string{
	// Polyaxonfiles
	"version": "1.1", "name": "train", "description": "Trains a classifier.", "tags": "[vision, baseline]",
	"presets": "[gpu-small]", "queue": "agent/gpu", "namespace": "experiments", "cache": "{ttl: 86400}",
	"termination": "{maxRetries: 2, timeout: 7200}", "plugins": "{shm: true}", "cost": "1.5", "mount": "[src, data/small:data]",
	"dependencies": "[prepare]", "ports": "[8888]", "env": "{MODE: fast}", "environment": "{nodeSelector: {disk: ssd}}",
	"connections": "[s3-data]", "dagRef": "train", "urlRef": "https://example.com/train.yaml", "pathRef": "./train.yaml",
	"hubRef": "train:1.0", "strictParams": "true", "isPreset": "true",
	"container": "{image: python:3.12, command: [python, train.py]}",
	"template":  "{enabled: true, description: Choose an image., fields: [run.container.image]}",
	"component": "{run: {kind: job, container: {image: python:3.12}}}",
	"events":    "[{ref: ops.train, kinds: [run_status_running]}]",
	"volumes":   "[{name: scratch, emptyDir: {}}]", "sidecars": "[{name: proxy, image: nginx}]",
	"run": "{kind: job, container: {image: python:3.12}}", "schedule": "{kind: cron, cron: '0 6 * * MON-FRI'}",
	"matrix": "{kind: grid, params: {lr: {kind: choice, value: [0.1, 0.01]}}}", "patchStrategy": "post_merge",
	"params": "{lr: {value: 0.01}}", "runPatch": "{connections: [s3-data]}",
	"fields": "[run.container.image]",

	// caching, termination and plugins
	"V1Cache.ttl": "86400", "io": "[lr, epochs]", "V1Cache.sections": "[containers]", "V1Termination.ttl": "3600",
	"maxRetries": "2", "V1Termination.timeout": "7200", "V1Culling.timeout": "1800", "timeout": "1800", "culling": "{timeout: 1800}", "V1Notification.trigger": "failed",
	"podFailurePolicy": "{rules: [{action: FailJob, onExitCodes: {operator: In, values: [42]}}]}",
	"exec":             "{command: [./is-idle.sh]}", "http": "{path: /api/status, port: 8888}", "logLevel": "INFO",
	"sidecar": "{syncInterval: 60}", "sleepInterval": "10", "syncInterval": "60", "notifications": "[{connections: [slack], trigger: failed}]",
	"imageTag": "2.18.0",

	// params, inputs and outputs
	"V1Param.value": "0.01", "V1JoinParam.value": "outputs.accuracy", "V1Param.ref": "ops.prepare", "V1JoinParam.ref": "",
	"V1JoinParam.toEnv": "ACCURACIES", "toEnv": "LEARNING_RATE", "V1IO.name": "lr", "V1IO.type": "float", "V1IO.value": "0.001", "V1IO.description": "The learning rate.",
	"options": "[adam, sgd]", "connection": "s3-data", "validation": "{ge: 0, lt: 1}",
	"gt": "0", "ge": "0", "lt": "1", "le": "1", "multipleOf": "8", "minDigits": "2", "maxDigits": "4", "decimalPlaces": "3",
	"regex": "'[a-z]+$'", "minLength": "1", "maxLength": "20", "contains": "model", "excludes": "debug", "minItems": "1",
	"maxItems": "10", "keys": "[train, test]", "containsKeys": "[train]", "excludesKeys": "[debug]",

	// joins, schedules and events
	"query": "'metrics.accuracy: >0.9'", "sort": "-metrics.accuracy", "V1Join.limit": "10", "V1Join.offset": "0", "V1Join.ref": "runs",
	"V1Join.params": "{accuracies: {value: outputs.accuracy}}", "V1EventTrigger.ref": "ops.train", "kinds": "[run_status_succeeded]",
	"startAt": "2026-06-01T08:00:00Z", "endAt": "2026-12-31T00:00:00Z", "maxRuns": "30", "frequency": "3600",
	"cron": "'0 6 * * MON-FRI'", "dependsOnPast": "true",

	// matrices
	"V1GridSearch.params": "{lr: {kind: choice, value: [0.1, 0.01]}}", "V1RandomSearch.params": "{lr: {kind: uniform, value: [0.001, 0.1]}}",
	"V1Bayes.params": "{lr: {kind: uniform, value: [0.001, 0.1]}}", "V1TPE.params": "{lr: {kind: uniform, value: [0.001, 0.1]}}",
	"V1Hyperband.params": "{lr: {kind: uniform, value: [0.001, 0.1]}}", "V1Iterative.params": "{lr: {kind: uniform, value: [0.001, 0.1]}}",
	"numRuns": "20", "concurrency": "4", "seed": "42", "numInitialRuns": "5", "maxIterations": "15", "eta": "3",
	"V1Hyperband.maxIterations": "81", "values": "[{lr: 0.1, epochs: 5}, {lr: 0.01, epochs: 20}]",
	"metric": "{name: loss, optimization: minimize}", "V1OptimizationMetric.name": "loss", "V1Hyperband.resource": "{name: epochs, type: int}",
	"V1OptimizationResource.name": "epochs", "tuner": "{hubRef: my-tuner}", "V1Tuner.hubRef": "my-tuner",
	"utilityFunction": "{acquisitionFunction: ucb, kappa: 2.5}", "gaussianProcess": "{kernel: matern, nu: 1.5}",
	"kappa": "2.5", "eps": "0.01", "numWarmup": "5", "numIterations": "10", "lengthScale": "1.0", "nu": "1.5", "numRestartsOptimizer": "2",
	"V1HpChoice.value": "[adam, sgd]", "V1HpPChoice.value": "[[0.2, 0.7], [0.5, 0.3]]", "V1HpRange.value": "[1, 10, 2]",
	"V1HpDateRange.value": "[2026-01-01, 2026-02-01, 7]", "V1HpDateTimeRange.value": "['2026-01-01T00:00:00', '2026-01-02T00:00:00', 3600]",
	"V1HpLinSpace.value": "[0.1, 0.5, 5]", "V1HpLogSpace.value": "[-4, -1, 4]", "V1HpGeomSpace.value": "[0.0001, 0.1, 4]",
	"V1HpUniform.value": "[0.1, 0.5]", "V1HpQUniform.value": "[16, 128, 16]", "V1HpLogUniform.value": "[-9.2, -2.3]",
	"V1HpQLogUniform.value": "[0, 5, 2]", "V1HpNormal.value": "[0, 1]", "V1HpQNormal.value": "[64, 16, 8]",
	"V1HpLogNormal.value": "[0, 1]", "V1HpQLogNormal.value": "[3, 1, 2]",
	"V1MetricEarlyStopping.metric": "accuracy", "V1MetricEarlyStopping.value": "0.95", "V1MetricEarlyStopping.optimization": "maximize",
	"percent": "50", "evaluationInterval": "5", "minInterval": "10", "minSamples": "5", "earlyStopping": "[{kind: failure_early_stopping, percent: 50}]",

	// runtimes
	"replicas": "2", "minReplicas": "1", "maxReplicas": "4", "operations": "[{name: prepare, hubRef: clean-data}]",
	"components": "[{name: train, run: {kind: job, container: {image: python:3.12}}}]",
	"launcher":   "{replicas: 1, container: {image: my-mpi}}", "worker": "{replicas: 2, container: {image: my-image}}",
	"master": "{replicas: 1, container: {image: my-image}}", "chief": "{replicas: 1, container: {image: my-image}}",
	"ps": "{replicas: 1, container: {image: my-image}}", "evaluator": "{replicas: 1, container: {image: my-image}}",
	"scheduler": "{container: {image: daskdev/dask}}", "head": "{container: {image: 'rayproject/ray:2.9.0'}}",
	"workers": "{small: {replicas: 2, container: {image: 'rayproject/ray:2.9.0'}}}", "V1ArtifactsType.workers": "8",
	"entrypoint": "python main.py", "runtimeEnv": "{pip: [torch]}", "metadata": "{team: vision}", "rayVersion": "2.9.0",
	"autoscalerOptions": "{upscalingMode: Default}", "upscalingMode": "Default", "slotsPerWorker": "2",
	"schedulingPolicy": "{minAvailable: 3}", "minAvailable": "3", "priorityClass": "high", "scheduleTimeoutSeconds": "600",
	"elasticPolicy": "{minReplicas: 1, maxReplicas: 4}", "rdvzBackend": "c10d", "nProcPerNode": "2", "maxRestarts": "3", "successPolicy": "AllWorkers",

	// the pod
	"V1Environment.labels": "{team: vision}", "V1Environment.annotations": "{sidecar.istio.io/inject: false}",
	"affinity": "{nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: " +
		"[{key: disk, operator: In, values: [ssd]}]}]}}}",
	"V1Environment.restartPolicy": "Never", "nodeName": "node-7", "serviceAccountName": "trainer", "hostAliases": "[{ip: 10.0.0.7, hostnames: [data.local]}]",
	"securityContext": "{runAsUser: 1000, runAsGroup: 1000}", "imagePullSecrets": "[registry-secret]", "dnsPolicy": "ClusterFirst",
	"dnsConfig": "{nameservers: [10.0.0.10]}", "schedulerName": "volcano", "priorityClassName": "high", "priority": "1000",

	// what is prepared before
	"V1Init.artifacts": "{files: [data/train.csv]}", "paths": "[data/train.csv]",
	"git": "{url: 'https://github.com/acme/train', revision: main}", "url": "https://github.com/acme/train", "revision": "main",
	"flags": "[--depth=1]", "V1Init.tensorboard": "{port: 6006, uuids: [8aac02e3a62a4f0aaa257c59da5eab80]}", "lineageRef": "8aac02e3a62a4f0aaa257c59da5eab80:data", "modelRef": "classifier:1.0",
	"artifactRef": "dataset:1.0", "V1Init.connection": "s3-data", "V1Init.path": "/code",
	"files": "[data/train.csv, [data/test.csv, test.csv]]", "dirs": "[data]",
	"V1DockerfileType.image": "python:3.12", "V1DockerfileType.env": "{LANG: C.UTF-8}", "V1DockerfileType.path": "[/opt/bin]",
	"copy": "[requirements.txt]", "postRunCopy": "[[src, /code/src]]", "V1DockerfileType.run": "[pip install -r requirements.txt]",
	"langEnv": "en_US.UTF-8", "uid": "1000", "gid": "1000", "username": "trainer", "filename": "run.sh", "V1DockerfileType.filename": "Dockerfile",
	"workdir": "/code", "workdirPath": "src", "shell": "/bin/bash", "content": "echo hello", "chmod": "'+x'",
	"V1TensorboardType.port": "6006", "uuids": "[8aac02e3a62a4f0aaa257c59da5eab80]", "pathPrefix": "'{{ globals.base_url }}'", "V1TensorboardType.plugins": "[tensorboard-plugin-profile]",
	"V1Mount.from": "data/small", "V1Mount.to": "data", "V1Notification.connections": "[slack]",
}

// kubernetesExamples are the same for fields of Kubernetes objects.
var kubernetesExamples = map[string]string{
	// containers
	"image": "python:3.12", "command": "[python, train.py]", "args": "[--epochs, '10']", "workingDir": "/code",
	"V1Container.ports": "[{containerPort: 8888}]", "V1Container.env": "[{name: MODE, value: fast}]",
	"envFrom":               "[{configMapRef: {name: settings}}]",
	"V1Container.resources": "{requests: {cpu: 1, memory: 2Gi}, limits: {memory: 4Gi, nvidia.com/gpu: 1}}",
	"resources":             "{requests: {cpu: 1}, limits: {memory: 2Gi}}",
	"volumeMounts":          "[{name: scratch, mountPath: /scratch}]",
	"livenessProbe":         "{httpGet: {path: /healthz, port: 8080}, periodSeconds: 10}", "readinessProbe": "{httpGet: {path: /ready, port: 8080}}",
	"startupProbe": "{tcpSocket: {port: 8080}, failureThreshold: 30}", "lifecycle": "{preStop: {exec: {command: [./save.sh]}}}",
	"terminationMessagePath": "/dev/termination-log", "containerPort": "8888", "V1ContainerPort.name": "http",
	"V1EnvVar.name": "MODE", "V1EnvVar.value": "fast", "valueFrom": "{secretKeyRef: {name: credentials, key: token}}",
	"V1EnvFromSource.prefix": "APP_", "configMapRef": "{name: settings}", "secretRef": "{name: credentials}",
	"V1EnvVarSource.fieldRef": "{fieldPath: status.podIP}", "resourceFieldRef": "{resource: limits.memory}",
	"configMapKeyRef": "{name: settings, key: mode}", "secretKeyRef": "{name: credentials, key: token}", "fieldPath": "status.podIP",
	"V1ConfigMapKeySelector.key": "mode", "V1SecretKeySelector.key": "token",
	"limits": "{memory: 4Gi, nvidia.com/gpu: 1}", "requests": "{cpu: 500m, memory: 2Gi}",
	"V1VolumeMount.name": "scratch", "mountPath": "/scratch", "subPath": "run-1", "httpGet": "{path: /healthz, port: 8080}",
	"tcpSocket": "{port: 8080}", "grpc": "{port: 8080}", "initialDelaySeconds": "10", "timeoutSeconds": "5", "periodSeconds": "10",
	"successThreshold": "1", "failureThreshold": "3", "terminationGracePeriodSeconds": "30", "V1HTTPGetAction.path": "/healthz", "port": "8080",
	"capabilities": "{drop: [ALL]}", "V1Capabilities.add": "[NET_ADMIN]", "V1Capabilities.drop": "[ALL]", "runAsUser": "1000", "runAsGroup": "1000",

	// volumes
	"V1Volume.name": "scratch", "V1Volume.image": "{reference: 'quay.io/acme/model:1.0'}", "V1RBDVolumeSource.image": "",
	"V1PersistentVolumeClaimSpec.resources": "{requests: {storage: 10Gi}}", "V1VolumeResourceRequirements.requests": "{storage: 10Gi}", "V1VolumeResourceRequirements.limits": "{storage: 20Gi}",
	"emptyDir": "{medium: Memory, sizeLimit: 1Gi}", "medium": "Memory", "sizeLimit": "1Gi",
	"hostPath": "{path: /mnt/data, type: Directory}", "V1HostPathVolumeSource.path": "/mnt/data", "V1HostPathVolumeSource.type": "Directory",
	"persistentVolumeClaim": "{claimName: datasets}", "claimName": "datasets", "V1Volume.configMap": "{name: settings}",
	"V1Volume.secret": "{secretName: credentials}", "secretName": "credentials", "V1Volume.nfs": "{server: nfs.local, path: /exports/data}",
	"server": "nfs.local", "V1NFSVolumeSource.path": "/exports/data", "items": "[{key: mode, path: mode.txt}]", "defaultMode": "420",
	"V1DownwardAPIVolumeSource.items": "[{path: labels, fieldRef: {fieldPath: metadata.labels}}]",
	"V1DownwardAPIProjection.items":   "[{path: labels, fieldRef: {fieldPath: metadata.labels}}]",

	// placement
	"nodeAffinity": "{requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: disk, operator: In, values: [ssd]}]}]}}",
	"podAffinity": "{requiredDuringSchedulingIgnoredDuringExecution: [{labelSelector: {matchLabels: {app: cache}}, " +
		"topologyKey: kubernetes.io/hostname}]}",
	"podAntiAffinity": "{requiredDuringSchedulingIgnoredDuringExecution: [{labelSelector: {matchLabels: {app: train}}, " +
		"topologyKey: kubernetes.io/hostname}]}",
	"nodeSelectorTerms": "[{matchExpressions: [{key: disk, operator: In, values: [ssd]}]}]", "matchExpressions": "[{key: disk, operator: In, values: [ssd]}]",
	"topologyKey": "kubernetes.io/hostname", "matchLabels": "{app: cache}", "V1NodeSelectorRequirement.key": "disk",
	"V1NodeSelectorRequirement.values": "[ssd]", "weight": "50", "V1Toleration.key": "nvidia.com/gpu", "V1Toleration.value": "present", "tolerationSeconds": "300",
	"ip": "10.0.0.7", "hostnames": "[data.local]", "nameservers": "[10.0.0.10]", "searches": "[svc.cluster.local]", "V1PodDNSConfig.options": "[{name: ndots, value: '2'}]",
	"rules": "[{action: Ignore, onPodConditions: [{type: DisruptionTarget, status: 'True'}]}]", "onExitCodes": "{operator: In, values: [42]}",
	"V1PodFailurePolicyOnExitCodesRequirement.values": "[42]", "onPodConditions": "[{type: DisruptionTarget, status: 'True'}]",
}
