using System.Collections;
using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    using static torch.nn;

    /// <summary>Holds modules in a list and registers them under their positions.</summary>
    public class ModuleList<T> : Module, IList<T>
        where T : Module
    {
        private readonly List<T> _list = [];

        /// <summary>Creates a list of modules.</summary>
        public ModuleList(params T[] modules)
            : base(nameof(ModuleList<>))
        {
            _list.AddRange(modules);
        }

        /// <summary>Gets the number of modules.</summary>
        public int Count => _list.Count;

        /// <summary>Gets false.</summary>
        public bool IsReadOnly => false;

        /// <summary>Gets or sets the module at a position.</summary>
        public T this[int index]
        {
            get => _list[index];
            set => Changed(() => _list[index] = value);
        }

        /// <summary>Adds a module at the end.</summary>
        public void Add(T item) => Changed(() => _list.Add(item));

        /// <summary>Adds modules at the end.</summary>
        public void append(params T[] parameters) => Changed(() => _list.AddRange(parameters));

        /// <summary>Adds modules at the end.</summary>
        public void extend(IEnumerable<T> modules) => Changed(() => _list.AddRange(modules));

        /// <summary>Inserts a module at a position.</summary>
        public void Insert(int index, T item) => Changed(() => _list.Insert(index, item));

        /// <summary>Removes all modules without disposing them.</summary>
        public void Clear() => Changed(_list.Clear);

        /// <summary>Removes a module without disposing it; returns whether it was there.</summary>
        public bool Remove(T item)
        {
            var removed = false;
            Changed(() => removed = _list.Remove(item));
            return removed;
        }

        /// <summary>Removes the module at a position without disposing it.</summary>
        public void RemoveAt(int index) => Changed(() => _list.RemoveAt(index));

        /// <summary>Tells whether a module is in the list.</summary>
        public bool Contains(T item) => _list.Contains(item);

        /// <summary>Returns the position of a module, or -1.</summary>
        public int IndexOf(T item) => _list.IndexOf(item);

        /// <summary>Copies the modules to an array.</summary>
        public void CopyTo(T[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);

        /// <summary>Walks the modules in order.</summary>
        public IEnumerator<T> GetEnumerator() => _list.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <summary>Registers every module under its position.</summary>
        protected override void RegisterComponents()
        {
            ClearModules();
            for (var i = 0; i < _list.Count; i++) register_module($"{i}", _list[i]);
        }

        private void Changed(Action change)
        {
            change();
            RegisterComponents();
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Creates a list of modules.</summary>
            public static ModuleList<Module> ModuleList(params Module[] modules) => new(modules);

            /// <summary>Creates a list of modules of one kind.</summary>
            public static ModuleList<T> ModuleList<T>(params T[] modules)
                where T : Module => new(modules);
        }
    }
}
