// The C interface through which compat/TorchSharp reaches libtorch: operators by name through the dispatcher, and the few
// things that are not operators (gradients, generators, threads, device facts).
//
// Tensors travel as TensorImpl*: borrowed on the way in, owned by the caller on the way out.
// A function that can fail returns -1 or null and leaves the message in dt_error().

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <ATen/core/Generator.h>
#include <ATen/core/Tensor.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/ivalue.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <ATen/record_function.h>
#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <c10/core/impl/VirtualGuardImpl.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/api/include/torch/version.h>

#include <dlfcn.h>
#include <link.h>
#include <malloc.h>

#include <cstring>
#include <stdexcept>
#include <string>
#include <vector>

#define DT_API extern "C" __attribute__((visibility("default")))

namespace {

enum Tag : int32_t { None, Default, TensorArg, Int, Double, Bool, Str, DeviceArg, GeneratorArg, Tensors, OptionalTensors, Ints, Doubles };

struct Arg {
    int32_t tag;
    int32_t length;
    union {
        int64_t integer;
        double number;
        const void* pointer;
    };
};

struct Fallback {
    bool given;
    c10::IValue value;
};

struct Operator {
    c10::OperatorHandle handle;
    std::vector<Fallback> defaults;
};

thread_local std::string lastError;

// Not TORCH_CHECK: it would put line numbers into the library, and a new comment would make another library of it.
[[noreturn]] void fail(const std::string& message) { throw std::runtime_error(message); }

template <typename F>
auto guarded(F body, decltype(body()) failure) -> decltype(body()) {
    try {
        return body();
    } catch (const c10::Error& e) {
        lastError = e.what_without_backtrace();
    } catch (const std::exception& e) {
        lastError = e.what();
    }
    return failure;
}

at::Tensor borrow(const void* p) {
    return at::Tensor(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim_copy(
        static_cast<c10::TensorImpl*>(const_cast<void*>(p))));
}

c10::TensorImpl* give(at::Tensor&& t) { return t.defined() ? t.unsafeReleaseTensorImpl() : nullptr; }

std::vector<at::Tensor> borrowAll(const void* const* p, int64_t n) {
    std::vector<at::Tensor> all;
    all.reserve(n);
    for (int64_t i = 0; i < n; i++) all.push_back(p && p[i] ? borrow(p[i]) : at::Tensor());
    return all;
}

at::Generator generator(const void* p) {
    return at::Generator(c10::intrusive_ptr<c10::GeneratorImpl>::reclaim_copy(static_cast<c10::GeneratorImpl*>(const_cast<void*>(p))));
}

c10::Device device(int64_t packed) {
    return c10::Device(static_cast<c10::DeviceType>(packed & 0xff), static_cast<c10::DeviceIndex>(packed >> 8));
}

c10::IValue toIValue(const Arg& a) {
    switch (a.tag) {
        case None: return {};
        case TensorArg: return borrow(a.pointer);
        case Int: return a.integer;
        case Double: return a.number;
        case Bool: return a.integer != 0;
        case Str: return std::string(static_cast<const char*>(a.pointer), a.length);
        case DeviceArg: return device(a.integer);
        case GeneratorArg: return generator(a.pointer);
        case Ints: return c10::IntArrayRef(static_cast<const int64_t*>(a.pointer), a.length);
        case Doubles: return c10::ArrayRef<double>(static_cast<const double*>(a.pointer), a.length);
        case Tensors: return borrowAll(static_cast<const void* const*>(a.pointer), a.length);
        case OptionalTensors: {
            c10::impl::GenericList list(c10::OptionalType::create(c10::TensorType::get()));
            auto items = static_cast<const void* const*>(a.pointer);
            for (int32_t i = 0; i < a.length; i++) list.push_back(items[i] ? c10::IValue(borrow(items[i])) : c10::IValue());
            return list;
        }
        default: fail("Unknown argument tag " + std::to_string(a.tag));
    }
}

void fromIValue(c10::IValue&& v, Arg& out) {
    out.length = 0;
    if (v.isTensor()) {
        out.tag = TensorArg;
        out.pointer = give(std::move(v).toTensor());
    } else if (v.isTensorList()) {
        auto list = v.toTensorVector();
        auto items = static_cast<c10::TensorImpl**>(malloc(sizeof(void*) * (list.size() + 1)));
        for (size_t i = 0; i < list.size(); i++) items[i] = give(std::move(list[i]));
        out.tag = Tensors;
        out.length = static_cast<int32_t>(list.size());
        out.pointer = items;
    } else if (v.isInt()) {
        out.tag = Int;
        out.integer = v.toInt();
    } else if (v.isDouble()) {
        out.tag = Double;
        out.number = v.toDouble();
    } else if (v.isBool()) {
        out.tag = Bool;
        out.integer = v.toBool();
    } else if (v.isNone()) {
        out.tag = None;
    } else {
        fail("Unsupported result type " + v.tagKind());
    }
}

// A training loop frees and takes the same large blocks at every step: keep them instead of giving them back to the system.
__attribute__((constructor)) void keepFreedMemory() {
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_TOP_PAD, 64 << 20);
}

// One seed gives one result on one card: cuDNN must neither choose algorithms by how fast they are at the moment nor add in any order.
__attribute__((constructor)) void fixCudnn() {
    at::globalContext().setDeterministicCuDNN(true);
    at::globalContext().setBenchmarkCuDNN(false);
}

}  // namespace

DT_API const char* dt_error() { return lastError.c_str(); }
DT_API void dt_free(void* p) { free(p); }

// ---- operators

DT_API void* dt_operator(const char* name, const char* overload) {
    return guarded([&]() -> void* {
        auto handle = c10::Dispatcher::singleton().findSchemaOrThrow(name, overload);
        auto op = new Operator{handle, {}};
        for (const auto& a : handle.schema().arguments()) {
            const bool given = a.default_value().has_value();
            op->defaults.push_back({given, given ? *a.default_value() : c10::IValue()});
        }
        return op;
    }, nullptr);
}

// Fills `results` with up to `capacity` results and returns how many there are.
DT_API int32_t dt_call(const Operator* op, const Arg* args, int32_t count, Arg* results, int32_t capacity) {
    thread_local std::vector<c10::IValue> stack;
    auto n = guarded([&]() -> int32_t {
        stack.clear();
        const auto expected = op->defaults.size();
        if (count > static_cast<int64_t>(expected)) {
            fail("Found " + std::to_string(count) + " arguments, expected at most " + std::to_string(expected));
        }
        for (size_t i = 0; i < expected; i++) {
            if (i < static_cast<size_t>(count) && args[i].tag != Default) {
                stack.push_back(toIValue(args[i]));
            } else {
                if (!op->defaults[i].given) fail("Argument " + std::to_string(i) + " has no default");
                stack.push_back(op->defaults[i].value);
            }
        }
        op->handle.callBoxed(&stack);
        if (static_cast<int64_t>(stack.size()) > capacity) {
            fail("Found " + std::to_string(stack.size()) + " results, expected at most " + std::to_string(capacity));
        }
        for (size_t i = 0; i < stack.size(); i++) fromIValue(std::move(stack[i]), results[i]);
        return static_cast<int32_t>(stack.size());
    }, -1);
    stack.clear();
    return n;
}

// ---- tensors

DT_API void dt_release(c10::TensorImpl* p) {
    at::Tensor(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(p));
}
DT_API void* dt_share(c10::TensorImpl* p) { return borrow(p).unsafeReleaseTensorImpl(); }
DT_API int64_t dt_dim(c10::TensorImpl* p) { return p->dim(); }
DT_API int64_t dt_numel(c10::TensorImpl* p) { return p->numel(); }
DT_API int64_t dt_element_size(c10::TensorImpl* p) { return static_cast<int64_t>(p->itemsize()); }
DT_API int32_t dt_dtype(c10::TensorImpl* p) { return static_cast<int32_t>(c10::typeMetaToScalarType(p->dtype())); }
DT_API int64_t dt_device(c10::TensorImpl* p) {
    auto d = p->device();
    return static_cast<int64_t>(d.type()) | static_cast<int64_t>(d.index()) * 256;
}
DT_API void dt_sizes(c10::TensorImpl* p, int64_t* into) { memcpy(into, p->sizes().data(), sizeof(int64_t) * p->dim()); }
DT_API void dt_strides(c10::TensorImpl* p, int64_t* into) { memcpy(into, p->strides().data(), sizeof(int64_t) * p->dim()); }
DT_API int32_t dt_is_contiguous(c10::TensorImpl* p) { return p->is_contiguous(); }
DT_API void* dt_data(c10::TensorImpl* p) {
    return guarded([&]() -> void* { return borrow(p).data_ptr(); }, nullptr);
}

// ---- gradients

DT_API int32_t dt_requires_grad(c10::TensorImpl* p) { return p->requires_grad(); }
DT_API int32_t dt_set_requires_grad(c10::TensorImpl* p, int32_t on) {
    return guarded([&] { borrow(p).requires_grad_(on != 0); return 0; }, -1);
}
DT_API int32_t dt_is_leaf(c10::TensorImpl* p) {
    return guarded([&]() -> int32_t { return borrow(p).is_leaf(); }, -1);
}
DT_API int32_t dt_retain_grad(c10::TensorImpl* p) {
    return guarded([&] { borrow(p).retain_grad(); return 0; }, -1);
}
DT_API void* dt_grad(c10::TensorImpl* p) {
    const auto t = borrow(p);
    auto g = t.is_leaf() || t.retains_grad() ? t.grad() : at::Tensor();
    return give(std::move(g));
}
DT_API void dt_set_grad(c10::TensorImpl* p, c10::TensorImpl* g) { borrow(p).mutable_grad() = g ? borrow(g) : at::Tensor(); }

DT_API int32_t dt_backward(const void* const* roots, const void* const* seeds, int32_t n, int32_t retain, int32_t create,
                           const void* const* inputs, int32_t inputCount) {
    return guarded([&] {
        auto grads = seeds ? borrowAll(seeds, n) : std::vector<at::Tensor>();
        torch::autograd::backward(borrowAll(roots, n), grads, retain != 0, create != 0, borrowAll(inputs, inputCount));
        return 0;
    }, -1);
}

DT_API int32_t dt_autograd_grad(const void* const* roots, const void* const* seeds, int32_t n, const void* const* inputs,
                                int32_t inputCount, int32_t retain, int32_t create, int32_t allowUnused, void** results) {
    return guarded([&] {
        auto grads = seeds ? borrowAll(seeds, n) : std::vector<at::Tensor>();
        auto found = torch::autograd::grad(borrowAll(roots, n), borrowAll(inputs, inputCount), grads, retain != 0, create != 0,
                                           allowUnused != 0);
        for (size_t i = 0; i < found.size(); i++) results[i] = give(std::move(found[i]));
        return 0;
    }, -1);
}

DT_API int32_t dt_grad_mode() { return c10::GradMode::is_enabled(); }
DT_API void dt_set_grad_mode(int32_t on) { c10::GradMode::set_enabled(on != 0); }
DT_API void* dt_enter_inference_mode(int32_t on) { return new c10::InferenceMode(on != 0); }
DT_API void dt_leave_inference_mode(void* guard) { delete static_cast<c10::InferenceMode*>(guard); }

// ---- generators

DT_API void* dt_default_generator(int64_t dev) {
    return guarded([&]() -> void* { return at::Generator(at::globalContext().defaultGenerator(device(dev))).unsafeReleaseGeneratorImpl(); }, nullptr);
}
DT_API void* dt_generator(uint64_t seed, int64_t dev) {
    return guarded([&]() -> void* {
        auto g = at::globalContext().defaultGenerator(device(dev)).clone();
        g.set_current_seed(seed);
        return g.unsafeReleaseGeneratorImpl();
    }, nullptr);
}
DT_API void dt_release_generator(c10::GeneratorImpl* p) { c10::intrusive_ptr<c10::GeneratorImpl>::reclaim(p); }
DT_API void dt_seed_generator(void* p, uint64_t seed) { generator(p).set_current_seed(seed); }
DT_API uint64_t dt_generator_seed(void* p) { return generator(p).current_seed(); }
DT_API uint64_t dt_reseed_generator(void* p) { return generator(p).seed(); }
DT_API void* dt_generator_state(void* p) {
    return guarded([&]() -> void* { return give(generator(p).get_state()); }, nullptr);
}
DT_API int32_t dt_set_generator_state(void* p, c10::TensorImpl* state) {
    return guarded([&] { generator(p).set_state(borrow(state)); return 0; }, -1);
}
DT_API int32_t dt_manual_seed(uint64_t seed) {
    return guarded([&] { at::manual_seed(seed); return 0; }, -1);
}

// ---- the machine

DT_API const char* dt_version() { return TORCH_VERSION; }
DT_API int32_t dt_threads() { return at::get_num_threads(); }

// OpenBLAS built on pthreads keeps threads of its own, which libtorch's setting does not reach, and which spin between calls. It is
// looked for among the loaded libraries, since those of a library loaded by name are not in the global scope.
using SetBlasThreads = void (*)(int);
static int find_openblas(dl_phdr_info* library, size_t, void* found) {
    if (std::strstr(library->dlpi_name, "blas") == nullptr) return 0;
    void* handle = dlopen(library->dlpi_name, RTLD_LAZY | RTLD_NOLOAD);
    if (handle == nullptr) return 0;
    void* symbol = dlsym(handle, "openblas_set_num_threads");
    dlclose(handle);
    *static_cast<SetBlasThreads*>(found) = reinterpret_cast<SetBlasThreads>(symbol);
    return symbol != nullptr;
}
DT_API void dt_set_threads(int32_t n) {
    at::set_num_threads(n);
    SetBlasThreads set_blas_threads = nullptr;
    dl_iterate_phdr(find_openblas, &set_blas_threads);
    if (set_blas_threads != nullptr) set_blas_threads(n);
}
DT_API const char* dt_config() {
    thread_local std::string text;
    text = at::show_config();
    return text.c_str();
}
DT_API int32_t dt_deterministic_cudnn() { return at::globalContext().deterministicCuDNN() && !at::globalContext().benchmarkCuDNN(); }
DT_API int32_t dt_cuda_count() {
    return guarded([]() -> int32_t {
        if (!at::detail::getCUDAHooks().hasCUDA() || !c10::impl::hasDeviceGuardImpl(c10::DeviceType::CUDA)) return 0;
        return c10::impl::VirtualGuardImpl(c10::DeviceType::CUDA).deviceCount();
    }, 0);
}
DT_API int32_t dt_has_cudnn() { return at::detail::getCUDAHooks().hasCuDNN(); }
DT_API int32_t dt_cuda_synchronize(int32_t index) {
    return guarded([&] {
        if (index < 0) index = c10::impl::VirtualGuardImpl(c10::DeviceType::CUDA).getDevice().index();
        at::detail::getCUDAHooks().deviceSynchronize(static_cast<c10::DeviceIndex>(index));
        return 0;
    }, -1);
}
DT_API int32_t dt_allow_tf32(int32_t cudnn) { return cudnn ? at::globalContext().allowTF32CuDNN() : at::globalContext().allowTF32CuBLAS(); }
DT_API void dt_set_allow_tf32(int32_t cudnn, int32_t on) {
    if (cudnn) at::globalContext().setAllowTF32CuDNN(on != 0);
    else at::globalContext().setAllowTF32CuBLAS(on != 0);
}

// ---- what runs, for tests

using Seen = void (*)(const char* name);
static Seen seen = nullptr;
static at::CallbackHandle observation = at::INVALID_CALLBACK_HANDLE;

// Calls back with the name of each operator that is about to run, those inside of others and of backward passes too; null ends it.
DT_API int32_t dt_observe(Seen callback) {
    return guarded([&] {
        if (observation != at::INVALID_CALLBACK_HANDLE) at::removeCallback(observation);
        observation = at::INVALID_CALLBACK_HANDLE;
        seen = callback;
        if (callback) {
            observation = at::addGlobalCallback(at::RecordFunctionCallback([](const at::RecordFunction& f) -> std::unique_ptr<at::ObserverContext> {
                seen(f.name());
                return nullptr;
            }).scopes({at::RecordScope::FUNCTION}));
        }
        return 0;
    }, -1);
}
